package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

class ScrubberTests {

    private static final String CANARY = "canaryCanaryCanary";

    private final Scrubber scrubber = new Scrubber();

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsASecretAnywhereInBase64(String before) {
        scrubber.hide("s3cret/pass\"word");
        var bytes = (before + "s3cret/pass\"word:x").getBytes(StandardCharsets.UTF_8);
        var text = Base64.getEncoder().encodeToString(bytes);

        assertThat(scrubber.scrub(text)).contains(Scrubber.MASK).hasSizeLessThan(text.length());
    }

    @Test
    void findsASecretThatJsonHasEscaped() {
        scrubber.hide("pass\"wo\\rd");
        var line = JsonMapper.shared().writeValueAsString(Map.of("m", "pass\"wo\\rd"));

        assertThat(scrubber.scrub(line)).isEqualTo("{\"m\":\"[secret]\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bot " + CANARY,
                "Authorization: Bearer " + CANARY,
                "{\"Authorization\":\"Basic " + CANARY + "\"}",
                "https://discord.com/api/webhooks/123456789012345678/" + CANARY,
                "POST /interactions/123456789012345678/" + CANARY + "/callback",
                "{\"token\":\"aW50ZXJhY3Rpb246MTIzNDU2Nzg5" + CANARY + "\"}",
                "jdbc:postgresql://host/db?user=me&password=" + CANARY,
                "postgres://me:" + CANARY + "@host/db",
                "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ." + CANARY + "abcdefghijk"
            })
    void findsWhatHasTheShapeOfASecret(String text) {
        assertThat(scrubber.scrub(text)).contains(Scrubber.MASK).doesNotContain(CANARY);
    }

    @Test
    void keepsAHugeLineShortAndJson() {
        var line =
                JsonMapper.shared().writeValueAsString(Map.of("message", "지킴\"이".repeat(90_000)));
        var cut = LineLimit.cut(line + "\n");

        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LineLimit.BYTES);
        assertThat(JsonMapper.shared().readTree(cut).get("message").asString()).endsWith("[cut]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795853501.677", "1795853500.000", "1795853500"})
    void keepsTheNumbersOfAHugeLineAsTheyWere(String moment) {
        var line = "{\"timestamp\":%s,\"short_message\":\"%s\"}\n";
        var cut = LineLimit.cut(line.formatted(moment, "long".repeat(3_000)));

        assertThat(cut).startsWith("{\"timestamp\":" + moment + ",").contains("[cut]");
    }
}
