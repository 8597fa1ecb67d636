package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.sources.Place;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every set of sources that can say something about a setting, and which of them wins. */
class ExplainPermutationsTests {

    static final List<Key> KEYS =
            List.of(
                    new Key("bot.token", "DISCORD_TOKEN", "BOT_TOKEN", "discord-token", "token%d"),
                    new Key("bot.prefix", "BOT_PREFIX", "bot.prefix", "bot-prefix", "p%d"),
                    new Key(
                            "database.url",
                            "DATABASE_URL",
                            "database.url",
                            "database_url",
                            "jdbc:h2:mem:data%d"));

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("KEYS")
    void theFirstThatSaysAnythingWinsAndTheOthersAreNamedInTheirOrder(Key key) throws IOException {
        for (var set = 0; set < 1 << Source.values().length; set++) {
            var chosen = chosen(set);
            if (!isContradiction(key, chosen)) {
                explains(key, chosen, Files.createDirectory(folder.resolve("set" + set)));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("KEYS")
    void aSourceThatContradictsItselfIsAMistake(Key key) throws IOException {
        for (var set = 0; set < 1 << Source.values().length; set++) {
            var chosen = chosen(set);
            if (isContradiction(key, chosen)) {
                var operator = new Operator(Files.createDirectory(folder.resolve("set" + set)));
                var arguments = write(operator, key, chosen);

                assertThat(operator.reads(arguments).problems())
                        .as("%s in %s", key, chosen)
                        .anySatisfy(
                                problem ->
                                        assertThat(problem.place().text())
                                                .startsWith("environment "));
            }
        }
    }

    private static void explains(Key key, List<Source> chosen, Path home) {
        var operator = new Operator(home);
        var settings = operator.reads(write(operator, key, chosen));

        var explanation = new Explainer(settings).explain(key.property);

        var places = new ArrayList<String>();
        places.add(String.valueOf(explanation.place()));
        explanation.shadowed().forEach(said -> places.add(said.place()));
        var expected =
                chosen.stream().map(source -> source.place(key, home)).collect(Collectors.toList());
        assertThat(places.stream().filter(place -> !isOfTheseTests(place)))
                .as("%s in %s", key, chosen)
                .isEqualTo(expected);
        assertThat(settings.values(key.property).stream().map(Value::text).limit(expected.size()))
                .as("%s in %s", key, chosen)
                .isEqualTo(chosen.stream().map(key::value).toList());
    }

    // Tests have a token and a database of their own, and what nobody sets has no place.
    private static boolean isOfTheseTests(String place) {
        return place.contains("(built in)") || place.equals("null");
    }

    private static String[] write(Operator operator, Key key, List<Source> chosen) {
        var arguments = new ArrayList<String>();
        for (var source : chosen) {
            source.write(operator, key, key.value(source), arguments);
        }
        return arguments.toArray(String[]::new);
    }

    private static List<Source> chosen(int set) {
        return IntStream.range(0, Source.values().length)
                .filter(number -> (set & 1 << number) != 0)
                .mapToObj(number -> Source.values()[number])
                .toList();
    }

    private static boolean isContradiction(Key key, List<Source> chosen) {
        var isSet = chosen.contains(Source.ENVIRONMENT) || chosen.contains(Source.ANOTHER_VARIABLE);
        var isTwice =
                chosen.contains(Source.ENVIRONMENT) && chosen.contains(Source.ANOTHER_VARIABLE);
        return isTwice || isSet && chosen.contains(Source.NAMED_FILE);
    }

    /** A setting, with the names it goes by. */
    private record Key(
            String property, String variable, String relaxed, String secret, String pattern) {

        String value(Source source) {
            return pattern.formatted(source.ordinal());
        }

        String section() {
            return property.substring(0, property.indexOf('.'));
        }

        String key() {
            return property.substring(property.indexOf('.') + 1);
        }
    }

    /** Where a setting can be written, highest first. */
    private enum Source {
        COMMAND_LINE {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                arguments.add("--" + key.property + "=" + value);
            }

            @Override
            String place(Key key, Path home) {
                return "command line --" + key.property;
            }
        },
        ANOTHER_VARIABLE {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.sets(key.relaxed, value);
            }

            @Override
            String place(Key key, Path home) {
                return "environment " + key.relaxed;
            }
        },
        ENVIRONMENT {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.sets(key.variable, value);
            }

            @Override
            String place(Key key, Path home) {
                return "environment " + key.variable;
            }
        },
        NAMED_FILE {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.writes("named", value + "\n").sets(key.variable + "_FILE", "named");
            }

            @Override
            String place(Key key, Path home) {
                return "named (" + key.variable + "_FILE)";
            }
        },
        CREDENTIALS {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.writes("credentials/" + key.secret, value)
                        .sets("CREDENTIALS_DIRECTORY", "credentials");
            }

            @Override
            String place(Key key, Path home) {
                return home.resolve("credentials").resolve(key.secret).toString();
            }
        },
        SECRETS {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.keeps(key.property, value);
            }

            @Override
            String place(Key key, Path home) {
                return home.resolve("secrets").resolve(key.property).toString();
            }
        },
        DOTENV {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.writes(".env", "export " + key.variable + "='" + value + "'\n");
            }

            @Override
            String place(Key key, Path home) {
                return Place.in(".env", 1, key.variable.length() + 9).text();
            }
        },
        INI {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.writes(
                        "config.ini", "[%s]\n%s = %s\n".formatted(key.section(), key.key(), value));
            }

            @Override
            String place(Key key, Path home) {
                return Place.in("config.ini", 2, key.key().length() + 4).text();
            }
        },
        PROPERTIES {
            @Override
            void write(Operator operator, Key key, String value, List<String> arguments) {
                operator.writes("spring/application.properties", key.property + "=" + value)
                        .sets(
                                "SPRING_CONFIG_ADDITIONAL_LOCATION",
                                operator.directory().resolve("spring").toUri().toString());
            }

            @Override
            String place(Key key, Path home) {
                return Place.in("application.properties", 1, key.property.length() + 2).text();
            }
        };

        abstract void write(Operator operator, Key key, String value, List<String> arguments);

        abstract String place(Key key, Path home);
    }
}
