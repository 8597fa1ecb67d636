package io.jikimi.sources;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Whatever is written as the syntax asks is read as it was meant, and nothing breaks a parser. */
class RoundTripProperties {

    private static final String FRAGMENTS = "=:#;[]'\"\\${}\n\r\t _-.aB1é지🙂\u200b";

    @Property
    void anIniFileIsReadAsItWasWritten(
            @ForAll("sections") Map<String, Map<String, String>> sections) {
        var problems = new ArrayList<Problem>();
        var ini = Ini.parse("config.ini", ini(sections), problems);

        assertThat(problems).isEmpty();
        assertThat(values(ini.entries())).isEqualTo(flat(sections));
    }

    @Property
    void aDotenvFileIsReadAsItWasWritten(@ForAll("variables") Map<String, String> variables) {
        var problems = new ArrayList<Problem>();
        var text = new StringBuilder();
        variables.forEach(
                (name, value) -> text.append(name).append('=').append(quoted(value)).append('\n'));

        var entries = Dotenv.parse(".env", text.toString(), problems);

        assertThat(problems).isEmpty();
        assertThat(
                        entries.stream()
                                .collect(
                                        Collectors.toMap(
                                                Entry::name,
                                                entry ->
                                                        String.valueOf(
                                                                new References(_ -> null)
                                                                        .resolve(
                                                                                entry, problems)))))
                .isEqualTo(variables);
    }

    @Property
    void aLiteralResolvesToItself(@ForAll("texts") String text) {
        var problems = new ArrayList<Problem>();
        var entry = new Entry("NAME", References.literal(text), Place.in(".env", 1, 1));

        assertThat(new References(_ -> null).resolve(entry, problems)).isEqualTo(text);
    }

    @Property
    void noTextBreaksAParser(@ForAll("texts") String text) {
        var problems = new ArrayList<Problem>();
        var lines = Lines.of(text);

        var read = new ArrayList<>(Dotenv.parse("file", text, problems));
        var ini = Ini.parse("file", text, problems);
        read.addAll(ini.entries());
        read.addAll(ini.defaults());
        var references =
                new References(
                        name ->
                                read.stream()
                                        .filter(entry -> entry.name().equals(name))
                                        .findFirst()
                                        .orElse(null));
        read.forEach(entry -> references.resolve(entry, problems));

        assertThat(problems)
                .allSatisfy(
                        problem -> {
                            var place = problem.place().text().split(":");
                            var line = Integer.parseInt(place[1]);
                            assertThat(line).isBetween(1, lines.size());
                            assertThat(Integer.parseInt(place[2]))
                                    .isBetween(1, lines.get(line - 1).length() + 1);
                        });
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars(FRAGMENTS.toCharArray()).ofMaxLength(60),
                Arbitraries.of(
                                "${", "$${", "}", "A", ":", "[bot]\n", "\nkey", "=", "  more", "'",
                                "\"", "\\", "\n", "export ", "#")
                        .list()
                        .ofMaxSize(15)
                        .map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<Map<String, String>> variables() {
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .withChars('_')
                                .ofMinLength(1)
                                .ofMaxLength(12),
                        texts().map(RoundTripProperties::withPlainLineEnds))
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Map<String, Map<String, String>>> sections() {
        var names =
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars('.', '-')
                        .ofMinLength(1)
                        .ofMaxLength(12);
        var values =
                texts().map(
                                text ->
                                        withPlainLineEnds(text)
                                                .lines()
                                                .map(String::strip)
                                                .collect(Collectors.joining(" "))
                                                .strip());
        return Arbitraries.maps(
                        names,
                        Arbitraries.maps(names.filter(name -> !name.startsWith("-")), values)
                                .ofMaxSize(5))
                .ofMaxSize(4);
    }

    private static String withPlainLineEnds(String text) {
        return String.join("\n", Lines.of(text));
    }

    private static String ini(Map<String, Map<String, String>> sections) {
        var text = new StringBuilder();
        sections.forEach(
                (section, keys) -> {
                    text.append('[').append(section).append("]\n");
                    keys.forEach(
                            (key, value) ->
                                    text.append(key.toUpperCase(Locale.ROOT))
                                            .append(" = ")
                                            .append(value)
                                            .append('\n'));
                });
        return text.toString();
    }

    private static Map<String, String> flat(Map<String, Map<String, String>> sections) {
        var flat = new LinkedHashMap<String, String>();
        sections.forEach(
                (section, keys) ->
                        keys.forEach((key, value) -> flat.put(section + "." + key, value)));
        return flat;
    }

    private static Map<String, String> values(List<Entry> entries) {
        return entries.stream().collect(Collectors.toMap(Entry::name, Entry::value));
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + "\"";
    }
}
