package io.jikimi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jikimi.testing.Operator;
import io.jikimi.testing.Procfile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

/** What Heroku's Java buildpack and its button go by. */
class HerokuTests {

    private final JsonNode app = JsonMapper.shared().readTree(Path.of("app.json"));

    @Test
    void isBuiltOnTheJdkOfThePom() throws Exception {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("system.properties"))) {
            properties.load(file);
        }

        // A maven.version in it would switch the wrapper off.
        assertThat(properties)
                .containsExactlyEntriesOf(
                        Map.of("java.runtime.version", ofPom("/project/properties/java.version")));
    }

    @Test
    void isBuiltByTheWrapperWhichMayBeExecuted() throws Exception {
        assertThat(Path.of(".mvn/wrapper/maven-wrapper.properties")).isRegularFile();

        assumeThat(Path.of(".git")).exists();
        var git = new ProcessBuilder("git", "ls-files", "--stage", "mvnw").start();
        var listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).isZero();
        assertThat(listed).startsWith("100755 ");
    }

    @Test
    void runsTheJarThatIsBuilt() throws Exception {
        var jar = "target/" + ofPom("/project/build/finalName") + ".jar";

        var lines = Procfile.read(Path.of("Procfile")).lines();
        assertThat(lines).containsOnlyKeys("release", "web", "worker");
        assertThat(lines.values())
                .allSatisfy(line -> assertThat(line).startsWith("java $JAVA_OPTS ").contains(jar));
        assertThat(lines.get("release")).endsWith(" preflight");
    }

    @Test
    void theButtonAsksForTheTokenAlone() {
        var env = app.at("/env");

        assertThat(env.at("/DISCORD_TOKEN/required").asBoolean()).isTrue();
        assertThat(env.at("/DISCORD_TOKEN").has("value")).isFalse();
        assertThat(env.propertyStream())
                .filteredOn(asked -> asked.getValue().at("/required").asBoolean())
                .hasSize(1);
        assertThat(env.propertyStream())
                .filteredOn(asked -> asked.getKey().matches(".*_(TOKEN|KEY|PASSWORD)"))
                .filteredOn(asked -> !asked.getKey().equals("DISCORD_TOKEN"))
                .isNotEmpty()
                .allSatisfy(
                        asked ->
                                assertThat(asked.getValue().at("/generator").asString())
                                        .isEqualTo("secret"));
    }

    @Test
    void theButtonStartsOneDynoThatNeverSleepsAndADatabase() {
        assertThat(app.at("/formation").propertyNames()).containsExactly("web");
        assertThat(app.at("/formation/web/quantity").asInt()).isEqualTo(1);
        assertThat(app.at("/formation/web/size").asString()).isEqualTo("basic");
        assertThat(app.at("/addons/0").asString()).startsWith("heroku-postgresql:");
        assertThat(app.at("/buildpacks/0/url").asString()).isEqualTo("heroku/java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void takesTheDatabaseUnderBothOfItsSchemes(String scheme, @TempDir Path folder)
            throws IOException {
        var operator =
                Operator.withToken(folder)
                        .sets("DYNO", "web.1")
                        .sets("DATABASE_URL", scheme + "://u:p%40ss@h:5432/n");

        assertThat(operator.reads().problems()).isEmpty();
        assertThat(operator.reads().value("spring.datasource.url").orElseThrow().text())
                .isEqualTo("jdbc:postgresql://h:5432/n?sslmode=require&prepareThreshold=0");
        assertThat(operator.reads().value("spring.datasource.password").orElseThrow().text())
                .isEqualTo("p@ss");
    }

    private static String ofPom(String path) throws Exception {
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
        return XPathFactory.newInstance().newXPath().evaluate(path, pom);
    }
}
