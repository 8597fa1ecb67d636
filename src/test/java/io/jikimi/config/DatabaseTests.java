package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DatabaseTests {

    private static final String COPY = "jdbc:postgresql://h:5432/n?password=p%40&user=u";

    private static final String WITHOUT_TEST_SETTINGS = "--spring.config.location=classpath:/";

    private static final String FILE = "--database.url=jdbc:h2:file:./data/jikimi";

    @TempDir Path folder;

    private Operator operator;

    @BeforeEach
    void anOperatorWithAToken() {
        operator = Operator.withToken(folder);
    }

    @Test
    void isAFileBesideTheBotUnlessSomebodySaysOtherwise() {
        for (var url : List.of("", " ")) {
            var settings = operator.sets("DATABASE_URL", url).reads(WITHOUT_TEST_SETTINGS);

            assertThat(settings.value("spring.datasource.url").orElseThrow().text())
                    .startsWith("jdbc:h2:file:./data/jikimi;");
            assertThat(settings.value("spring.datasource.username").orElseThrow().text())
                    .isEqualTo("sa");
            assertThat(settings.problems()).isEmpty();
        }
    }

    @Test
    void isSplitIntoWhatSpringWantsEachWithItsPlace() {
        operator.sets("DATABASE_URL", "postgres://us%40er:p%2F@h/n?sslmode=require");

        assertThat(operator.reads().value("spring.datasource.url"))
                .contains(value("jdbc:postgresql://h/n?sslmode=require&prepareThreshold=0"));
        assertThat(operator.reads().value("spring.datasource.username")).contains(value("us@er"));
        assertThat(operator.reads().value("spring.datasource.password")).contains(value("p/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a${HOME}b", "${HOME}", "${a:b}", "a${b", "\\${HOME}", "}${", "$", "\\"})
    void leavesAPasswordAsItIs(String password) {
        operator.sets("HOME", "/root").sets("DATABASE_URL", "postgres://u:" + password + "@h/n");
        assertThat(said("password")).isEqualTo(password);

        operator.sets("DATABASE_PASSWORD", "x" + password);
        assertThat(said("password")).isEqualTo("x" + password);

        var another =
                new Operator(folder)
                        .sets("DATABASE_URL", "postgres://u@h/n")
                        .writes("password", "y" + password)
                        .sets("DATABASE_PASSWORD_FILE", "password");
        assertThat(said(another, "password")).isEqualTo("y" + password);
        assertThat(another.reads().bind("spring.datasource.password", String.class))
                .isEqualTo("y" + password);
    }

    @Test
    void takesALoginThatStandsBesideTheUrl() {
        operator.sets("DATABASE_URL", "postgres://u:p@h/n")
                .sets("DATABASE_USER", "v")
                .keeps("database-password", "q\n");

        assertThat(url()).isEqualTo("jdbc:postgresql://h/n?prepareThreshold=0");
        assertThat(said("username")).isEqualTo("v");
        assertThat(said("password")).isEqualTo("q");
    }

    @Test
    void keepsStatementsByNameWhereTheUrlSaysSo() {
        operator.sets("DATABASE_URL", "postgres://h/n?prepareThreshold=5");

        assertThat(url()).isEqualTo("jdbc:postgresql://h/n?prepareThreshold=5");
    }

    @Test
    void letsSpringsOwnNamesWin() {
        operator.sets("DATABASE_URL", "postgres://u:p@h/n")
                .sets("SPRING_DATASOURCE_URL", "jdbc:postgresql://i/m")
                .sets("SPRING_DATASOURCE_USERNAME", "v")
                .writes(".env", "SPRING_DATASOURCE_PASSWORD=q\n");

        assertThat(url()).isEqualTo("jdbc:postgresql://i/m?prepareThreshold=0");
        assertThat(said("username")).isEqualTo("v");
        assertThat(said("password")).isEqualTo("q");
        assertThat(operator.reads().placeOf("spring.datasource.url"))
                .isEqualTo(Place.variable("SPRING_DATASOURCE_URL"));
    }

    @Test
    void takesThePasswordOutOfSpringsOwnUrlToo() {
        operator.sets("SPRING_DATASOURCE_URL", COPY);

        assertThat(url()).isEqualTo("jdbc:postgresql://h:5432/n?prepareThreshold=0");
        assertThat(said("username")).isEqualTo("u");
        assertThat(said("password")).isEqualTo("p@");
    }

    @Test
    void seesThroughTheCopyThatHerokuMakes() {
        operator.sets("DYNO", "web.1")
                .sets("DATABASE_URL", "postgres://u:p%40@h:5432/n")
                .sets("JDBC_DATABASE_URL", COPY)
                .sets("SPRING_DATASOURCE_URL", COPY)
                .sets("SPRING_DATASOURCE_USERNAME", "u")
                .sets("SPRING_DATASOURCE_PASSWORD", "p%40");

        assertThat(operator.reads().value("spring.datasource.url"))
                .contains(value("jdbc:postgresql://h:5432/n?sslmode=require&prepareThreshold=0"));
        assertThat(said("password")).isEqualTo("p@");
        assertThat(operator.reads().problems()).isEmpty();
    }

    @Test
    void knowsAnOperatorsOwnUrlFromTheCopyThatHerokuMakes() {
        operator.sets("DYNO", "web.1")
                .sets("DATABASE_URL", "postgres://u:p%40@h:5432/n")
                .sets("JDBC_DATABASE_URL", COPY)
                .sets("SPRING_DATASOURCE_URL", "jdbc:postgresql://h:5432/n?user=other");

        assertThat(url())
                .isEqualTo("jdbc:postgresql://h:5432/n?sslmode=require&prepareThreshold=0");
        assertThat(said("username")).isEqualTo("other");
    }

    @Test
    void needsNoTlsInHerokusOwnTests() {
        operator.sets("DYNO", "run.1").sets("CI", "true").sets("DATABASE_URL", "postgres://h/n");

        assertThat(url()).isEqualTo("jdbc:postgresql://h/n?prepareThreshold=0");
    }

    @Test
    void saysWhereAUrlStandsThatLeadsNowhere() {
        operator.writes(".env", "DATABASE_URL=sqlite:///jikimi.db\n");

        assertThat(operator.reads().problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.place().text()).startsWith(".env:1:");
                            assertThat(problem.what()).contains("sqlite://");
                        });
    }

    @Test
    void refusesADatabaseOfSpringsThatItDoesNotKnow() {
        operator.sets("SPRING_DATASOURCE_URL", "jdbc:mysql://h/n")
                .sets("DATABASE_URL", "postgres://h/n");

        assertThat(operator.reads().problems())
                .extracting(Problem::place)
                .containsExactly(Place.variable("SPRING_DATASOURCE_URL"));
    }

    @Test
    void refusesToLoseTheDataOnHeroku() {
        operator.sets("DYNO", "web.1");

        assertThat(operator.reads(WITHOUT_TEST_SETTINGS).problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.place().text()).contains("DATABASE_URL");
                            assertThat(problem.what()).contains("Heroku");
                            assertThat(problem.remedy())
                                    .contains(
                                            "heroku addons:create heroku-postgresql:essential-0",
                                            "DATABASE_ALLOW_EPHEMERAL=true");
                        });
        assertThat(refusals(FILE)).hasSize(1);
        assertThat(refusals(FILE, "--database.allow-ephemeral=true")).isEmpty();
        assertThat(refusals(FILE, "--database.allow-ephemeral=false")).hasSize(1);
        assertThat(refusals("--database.url=jdbc:h2:mem:x")).isEmpty();
        assertThat(refusals("--database.url=postgres://h/n")).isEmpty();
        assertThat(refusals("--spring.datasource.url=jdbc:h2:./x"))
                .extracting(problem -> problem.place().text())
                .containsExactly("command line --spring.datasource.url");
    }

    @Test
    void refusesToLoseTheDataOnFly() throws IOException {
        operator.sets("FLY_APP_NAME", "jikimi");
        assertThat(refusals(FILE))
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.remedy())
                                        .contains(
                                                "fly volumes create jikimi_data",
                                                "[[mounts]]",
                                                "destination = \"" + folder.resolve("data"),
                                                "DATABASE_ALLOW_EPHEMERAL=true"));

        var root = "1 0 254:0 / / rw - ext4 /dev/vda rw\n";
        var volume = "2 1 254:1 / %s rw - ext4 /dev/vdb rw\n";
        var real = folder.toRealPath();
        operator.writes("mountinfo", root);
        assertThat(refusals(FILE)).hasSize(1);

        operator.writes("mountinfo", root + volume.formatted(real.resolve("data")));
        assertThat(refusals(FILE)).isEmpty();
        assertThat(refusals("--database.url=jdbc:h2:./data/../x")).hasSize(1);

        Files.createDirectory(real.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("data"), real.resolve("elsewhere"));
        assertThat(refusals(FILE)).hasSize(1);

        operator.writes("mountinfo", root + volume.formatted(real.resolve("elsewhere")));
        assertThat(refusals(FILE)).isEmpty();
    }

    @Test
    void doesNotLookForTheVolumeOnTheMachineOfAReleaseCommand() {
        operator.sets("RELEASE_COMMAND", "1");
        assertThat(refusals(FILE)).isEmpty();

        operator.sets("FLY_APP_NAME", "jikimi");
        assertThat(refusals(FILE)).isEmpty();

        operator.sets("DYNO", "release.1");
        assertThat(refusals(FILE)).hasSize(1);
    }

    private List<Problem> refusals(String... arguments) {
        return operator.reads(arguments).problems();
    }

    private String url() {
        return said("url");
    }

    private String said(String name) {
        return said(operator, name);
    }

    private static String said(Operator operator, String name) {
        return operator.reads().value("spring.datasource." + name).orElseThrow().text();
    }

    private static Value value(String text) {
        return new Value(text, Place.variable("DATABASE_URL"));
    }
}
