package io.jikimi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;

/** Each alert has its page, and the panels of the dashboards lie beside each other. */
class MonitoringTests {

    private static final Path DASHBOARDS = Path.of("deploy/grafana/dashboards");
    private static final Path RUNBOOKS = Path.of("docs/runbooks");
    private static final int COLUMNS = 24;

    @Test
    void eachAlertHasARunbookAndEachRunbookAnAlert() throws IOException {
        var asked = alerts().stream().map(one -> text(one, "runbook_url")).toList();

        assertThat(asked).doesNotHaveDuplicates();
        assertThat(files(RUNBOOKS))
                .filteredOn(file -> !file.endsWith("README.md"))
                .map(Path::toString)
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void eachAlertSaysHowBadItIsAndWhatHappened() throws IOException {
        assertThat(alerts())
                .allSatisfy(
                        alert -> {
                            assertThat(alert.at("/labels/severity").asString())
                                    .isIn("critical", "warning");
                            assertThat(text(alert, "summary")).isNotBlank();
                            assertThat(text(alert, "description")).isNotBlank();
                        });
    }

    @Test
    void eachAlertIsTestedAndListed() throws IOException {
        var tests = Files.readString(Path.of("deploy/prometheus/alerts.test.yaml"));
        var index = Files.readString(RUNBOOKS.resolve("README.md"));

        assertThat(alerts())
                .extracting(alert -> alert.get("alert").asString())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(tests).contains("alertname=\"" + name + "\""))
                .allSatisfy(name -> assertThat(index).contains("[" + name + "]"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsLieWithinTheGridAndOnNoOther(Path file) throws IOException {
        var taken = new HashSet<String>();
        for (var panel : JsonMapper.shared().readTree(Files.readString(file)).get("panels")) {
            var place = panel.get("gridPos");
            var x = place.get("x").asInt();
            var y = place.get("y").asInt();
            assertThat(x + place.get("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (var column = x; column < x + place.get("w").asInt(); column++) {
                for (var line = y; line < y + place.get("h").asInt(); line++) {
                    assertThat(taken.add(column + "," + line)).as(panel.toString()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveIdsOfTheirOwnAndAreDescribed(Path file) throws IOException {
        var dashboard = JsonMapper.shared().readTree(Files.readString(file));
        var panels = StreamSupport.stream(dashboard.get("panels").spliterator(), false).toList();

        assertThat(file).hasFileName(dashboard.get("uid").asString().substring(7) + ".json");
        assertThat(panels).extracting(one -> one.get("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .filteredOn(one -> !one.get("type").asString().equals("row"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.get("description").asString()).isNotBlank())
                .allSatisfy(one -> assertThat(one.get("targets")).isNotEmpty());
    }

    static List<Path> dashboards() throws IOException {
        return files(DASHBOARDS);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<JsonNode> alerts() throws IOException {
        var text = Files.readString(Path.of("deploy/prometheus/alerts.yaml"));
        JsonNode document = JsonMapper.shared().valueToTree(new Yaml().load(text));
        return document.findParents("alert");
    }

    private static String text(JsonNode alert, String annotation) {
        return alert.at("/annotations/" + annotation).asString();
    }
}
