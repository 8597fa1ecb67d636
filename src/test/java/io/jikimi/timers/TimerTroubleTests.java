package io.jikimi.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.testing.TestDatabase;
import io.jikimi.testing.Wire;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Timers whose database goes away and comes back. */
@ExtendWith(OutputCaptureExtension.class)
class TimerTroubleTests {

    @Test
    void tellsTheLogOnceAndDoesWhatWaitsOnceTheDatabaseIsBack(CapturedOutput output)
            throws Exception {
        var url = TestDatabase.freshDatabase();
        var server = URI.create(url.substring("jdbc:".length()));
        try (var wire = Wire.to(server.getPort())) {
            var source =
                    new DriverManagerDataSource(
                            url.replace(":" + server.getPort(), ":" + wire.port()), "postgres", "");
            Flyway.configure().dataSource(source).load().migrate();
            var work = new MadeUpWork();
            try (var bot = new MadeUpInstance("bot", source, Clock.systemUTC(), false, 1, work)) {
                bot.starts();
                bot.timers.set(new Timer(MadeUpWork.KIND, 5, 1), Instant.now().plusSeconds(2));
                wire.cut();
                await().until(() -> output.getOut().contains("Timers wait"));
                bot.alarm.ring();
                bot.alarm.ring();
                wire.mend();

                await().atMost(Duration.ofSeconds(20)).until(() -> work.done().contains("1"));
                await().until(() -> output.getOut().contains("Timers go on"));
                assertThat(output.getOut().split("Timers wait", -1)).hasSize(2);
            }
        }
    }
}
