package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Alerts and dashboards ask only for what the bot really measures. */
class MetersTests {

    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern METER =
            Pattern.compile(
                    "\\b(jikimi|jvm|process|hikaricp|http|logback|system|application)_\\w+");
    private static final Pattern MEASURED =
            Pattern.compile("^([a-zA-Z_:][\\w:]*)", Pattern.MULTILINE);

    /** Events, requests and collections of garbage are measured from the first one on. */
    @BeforeAll
    static void aConversation() {
        Jikimi.sharedBot();
        var garden = Jikimi.shared().found("Garden " + System.nanoTime(), Locale.US);
        garden.owner().says("!ping");
        garden.general().shows("Pong");
        garden.owner().runs("/ping").answer();
        System.gc();
        for (var late : List.of("jikimi_interaction_ack", "jvm_gc_pause")) {
            await().until(() -> Scrape.of(Jikimi.sharedBot()).series(late) > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prometheus/alerts.yaml",
                "grafana/dashboards/overview.json",
                "grafana/dashboards/shards-and-gateway.json",
                "grafana/dashboards/commands.json",
                "grafana/dashboards/timers.json",
                "grafana/dashboards/database-and-jvm.json"
            })
    void asksForNothingThatIsNotMeasured(String file) throws IOException {
        var measured = names(MEASURED, scrape());

        var asked = names(METER, expressions(file));

        assertThat(asked).isNotEmpty().isSubsetOf(measured);
    }

    @Test
    void countsShardsByHowTheyAre() {
        assertThat(scrape())
                .contains("jikimi_shards_status{shard=\"0\",state=\"connected\"} 1.0")
                .contains("jikimi_shards_status{shard=\"0\",state=\"reconnecting\"} 0.0");
    }

    private static String scrape() {
        return Jikimi.sharedBot().operatorGets("/actuator/prometheus").body();
    }

    private static String expressions(String file) throws IOException {
        var text = Files.readString(DEPLOY.resolve(file));
        var document = JsonMapper.shared().valueToTree(new Yaml().load(text));
        return document.findValues("expr").stream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
