package io.jikimi.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

@EnabledOnOs(OS.LINUX)
@ExtendWith(OutputCaptureExtension.class)
class ServiceManagerTests {

    private static final long OWN = 4711;

    @TempDir Path folder;

    @Test
    void isToldOnTheSocketThatSystemdNames() throws Throwable {
        var path = folder.resolve("notify").toString();
        try (var ear = new DatagramEar(path)) {
            manager(path).tell("READY=1", ServiceManager.status("serving: 1/1 shards"));

            assertThat(ear.hear()).isEqualTo("READY=1\nSTATUS=serving: 1/1 shards");
            assertThat(ear.hear()).isEmpty();
        }
    }

    @Test
    void isToldOnASocketThatLiesInNoFileSystem() throws Throwable {
        var name = "@jikimi/" + UUID.randomUUID();
        try (var ear = new DatagramEar(name)) {
            manager(name).tell("WATCHDOG=1");

            assertThat(ear.hear()).isEqualTo("WATCHDOG=1");
        }
    }

    @Test
    void takesAPathUpToTheKernelsLimit() throws Throwable {
        var root = folder.toString();
        var longest = root + "/" + "x".repeat(107 - root.length() - 1);
        try (var ear = new DatagramEar(longest)) {
            manager(longest).tell("READY=1");

            assertThat(ear.hear()).isEqualTo("READY=1");
        }
    }

    @Test
    void harmsNobodyWhereItCannotBeTold(CapturedOutput output) {
        for (var address : new String[] {"/nowhere/notify", "/" + "x".repeat(107), "relative"}) {
            var manager = manager(address);

            assertThatCode(() -> manager.tell("READY=1")).doesNotThrowAnyException();
            assertThatCode(() -> manager.tell("READY=1")).doesNotThrowAnyException();
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("NOTIFY_SOCKET")))
                .as("said once for each")
                .hasSize(3);
    }

    @Test
    void isNobodyWithoutASocket() {
        var nobody = ServiceManager.of(Map.of("WATCHDOG_USEC", "30000000"), OWN);

        assertThat(nobody.listens()).isFalse();
        assertThat(nobody.patience()).isNull();
        assertThatCode(() -> nobody.tell("READY=1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "30000000, 4711, PT30S",
        "30000000, , PT30S",
        "30000000, 1, ",
        "0, 4711, ",
        "soon, 4711, ",
        ", 4711, "
    })
    void waitsForSignsOfLifeOfItsOwnChildOnly(String micros, String pid, Duration patience) {
        var environment = new HashMap<>(Map.of("NOTIFY_SOCKET", "@jikimi/nobody"));
        environment.computeIfAbsent("WATCHDOG_USEC", _ -> micros);
        environment.computeIfAbsent("WATCHDOG_PID", _ -> pid);

        assertThat(ServiceManager.of(environment, OWN).patience()).isEqualTo(patience);
    }

    @Test
    void readsAStatusInOneLine() {
        assertThat(ServiceManager.status("one\nREADY=1\r\ntwo\n"))
                .isEqualTo("STATUS=one READY=1 two");
    }

    private static ServiceManager manager(String address) {
        return ServiceManager.of(Map.of("NOTIFY_SOCKET", address), OWN);
    }
}
