package io.jikimi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The two files that Fly.io runs the bot by. */
class FlyTests {

    private static final String ON_A_VOLUME = "fly.toml";
    private static final String WITH_POSTGRES = "fly.postgres.toml";

    @ParameterizedTest
    @ValueSource(strings = {ON_A_VOLUME, WITH_POSTGRES})
    void holdsNothingThatFlyDoesNotDocument(String file) throws IOException {
        assertThat(read(file).complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kill_timout = '30s'               | kill_timout is unknown",
                "kill_timeout = 'thirty'           | kill_timeout is not a time such as 30s",
                "kill_timeout = '30'               | kill_timeout is not a time such as 30s",
                "kill_signal = 'TERM'              | kill_signal is not one of",
                "env = {PORT = 8080}               | env.PORT is not a text",
                "vm = [{memory = '512'}]           | vm.[].memory is not a size such as 512mb",
                "vm = {memory = '512mb'}           | vm.memory is unknown",
                "restart = [{policy = 'forever'}]  | restart.[].policy is not one of",
                "checks.health.port = '8080'       | checks.health.port is not a port",
                "checks.health.paths = '/'         | checks.health.paths is unknown",
                "checks.health.path = 'health'     | checks.health.path is not an absolute path",
                "deploy.release_command = ''       | deploy.release_command is not a text",
                "deploy.strategy = 'recreate'      | deploy.strategy is not one of",
                "http_service.internal_port = 8080 | http_service.internal_port is unknown",
                "mounts = [{source = 'my data'}]   | mounts.[].source is not a volume"
            })
    void seesWhatFlyWouldNotUnderstand(String toml, String complaint) {
        assertThat(FlyFile.parse(toml).complaints())
                .singleElement()
                .asString()
                .startsWith(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {ON_A_VOLUME, WITH_POSTGRES})
    void startsAndStopsTheBotAsItWants(String file) throws IOException {
        var fly = read(file).tree();

        assertThat(fly.at("/kill_signal").asString()).isEqualTo("SIGTERM");
        assertThat(fly.at("/kill_timeout").asString()).isEqualTo("30s");
        assertThat(fly.at("/restart/0/policy").asString()).isEqualTo("always");
        assertThat(fly.at("/deploy/strategy").asString()).isEqualTo("rolling");
        assertThat(fly.at("/deploy/release_command").asString()).isEqualTo("preflight");
        assertThat(fly.at("/vm/0/memory").asString()).isEqualTo("512mb");
        assertThat(fly.at("/build/dockerfile").asString()).isEqualTo("Dockerfile");
        // Where there is no service, nothing is open to the internet and nothing stops machines.
        assertThat(fly.propertyNames()).doesNotContain("http_service", "services");
    }

    @ParameterizedTest
    @ValueSource(strings = {ON_A_VOLUME, WITH_POSTGRES})
    void asksForHealthAndMetricsWhereTheBotListens(String file) throws IOException {
        var fly = read(file).tree();

        var port = fly.at("/env/PORT").asString();
        assertThat(fly.at("/checks/health/port").asString()).isEqualTo(port);
        assertThat(fly.at("/checks/health/path").asString())
                .isEqualTo("/actuator/health/readiness");
        assertThat(fly.at("/metrics/0/port").asString())
                .isEqualTo(fly.at("/env/BOT_OPERATOR_PORT").asString())
                .isNotEqualTo(port);
        assertThat(fly.at("/metrics/0/path").asString()).isEqualTo("/actuator/prometheus");
    }

    @Test
    void keepsTheEmbeddedDatabaseOnAVolumeAndNothingElse() throws IOException {
        var destination = read(ON_A_VOLUME).tree().at("/mounts/0/destination").asString();

        assertThat(Files.readString(Path.of("Dockerfile"))).contains(destination);
        assertThat(read(WITH_POSTGRES).tree().has("mounts")).isFalse();
    }

    @Test
    void renewsConnectionsBeforeTheProxyEndsThem(@TempDir Path folder) throws IOException {
        var operator = Operator.withToken(folder);
        read(WITH_POSTGRES)
                .tree()
                .at("/env")
                .forEachEntry((name, value) -> operator.sets(name, value.asString()));

        var settings = operator.reads();
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.bind("spring.datasource.hikari.max-lifetime", Long.class))
                .isBetween(1L, Duration.ofMinutes(10).minusSeconds(1).toMillis());
    }

    private static FlyFile read(String file) throws IOException {
        return FlyFile.parse(Files.readString(Path.of(file)));
    }
}
