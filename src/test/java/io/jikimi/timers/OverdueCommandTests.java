package io.jikimi.timers;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.testing.Calls;
import io.jikimi.testing.SettableClock;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code /overdue}, over timers that run. */
class OverdueCommandTests {

    private final DriverManagerDataSource source = TimersTests.Database.H2.fresh();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MadeUpWork work = new MadeUpWork();
    private final MadeUpInstance bot = new MadeUpInstance("bot", source, clock, false, 1, work);
    private final OverdueCommand command = new OverdueCommand(bot.timers);

    @BeforeEach
    void start() {
        Flyway.configure().dataSource(source).load().migrate();
        bot.starts();
    }

    @AfterEach
    void end() {
        bot.close();
    }

    @Test
    void whereNothingIsOverdueItSaysSo() {
        bot.timers.set(new Timer(MadeUpWork.KIND, Calls.GARDEN, 1), clock.instant().plusSeconds(9));

        assertThat(asked()).isEqualTo(Reply.whisper("timers.none-overdue"));
    }

    @Test
    void whatFailsIsShownAndTriedAgainAtOnce() {
        var allowed = new AtomicBoolean();
        work.does(
                "1",
                _ -> {
                    if (!allowed.get()) {
                        throw new Blocked("I may not ban here");
                    }
                    return Next.DONE;
                });
        bot.timers.set(new Timer(MadeUpWork.KIND, Calls.GARDEN, 1), clock.instant());
        bot.timers.set(new Timer(MadeUpWork.KIND, 5, 2), clock.instant().plusSeconds(900));
        clock.advance(Duration.ofMinutes(1));

        await().untilAsserted(
                        () ->
                                assertThat(String.valueOf(asked()))
                                        .contains("I may not ban here", "overdue.made-up")
                                        .doesNotContain("timers.untried"));
        allowed.set(true);
        command.answer(Calls.with(call(), "again", true));

        await().untilAsserted(
                        () -> assertThat(asked()).isEqualTo(Reply.whisper("timers.none-overdue")));
        assertThat(work.done()).containsExactly("1", "1");
    }

    private Reply asked() {
        return command.answer(call());
    }

    private static Invocation call() {
        return Calls.slash(Calls.inGuild(MANAGE_SERVER), "overdue");
    }
}
