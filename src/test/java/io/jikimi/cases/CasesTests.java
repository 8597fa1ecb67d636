package io.jikimi.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.commands.Noticeboard.Spot;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;
import io.jikimi.testing.DataTest;
import io.jikimi.testing.SettableClock;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

@DataTest
@Import({CaseNumbers.class, CaseAnnexes.class, CaseLogLedger.class, Cases.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CasesTests {

    private static final AtomicLong GUILDS = new AtomicLong(1_000);
    private static final long ANN = 42;
    private static final long MODERATOR = 7;

    private final long guildId = GUILDS.incrementAndGet();
    private final Cases cases;
    private final CaseAnnexes annexes;
    private final CaseLogLedger log;
    private final SettableClock clock;
    private final TransactionTemplate transaction;

    @TestConfiguration(proxyBeanMethods = false)
    static class Times {

        @Bean
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
        }
    }

    CasesTests(
            @Autowired Cases cases,
            @Autowired CaseAnnexes annexes,
            @Autowired CaseLogLedger log,
            @Autowired SettableClock clock,
            @Autowired PlatformTransactionManager transactions) {
        this.cases = cases;
        this.annexes = annexes;
        this.log = log;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private NewCase ban() {
        return NewCase.of(guildId, CaseType.BAN, ANN, MODERATOR, "Spam");
    }

    @Test
    void numbersCasesOfEachGuildFromOne() {
        assertThat(cases.open(ban()).number()).isEqualTo(1);
        assertThat(cases.record(ban()).number()).isEqualTo(2);

        var elsewhere = NewCase.of(GUILDS.incrementAndGet(), CaseType.BAN, ANN, MODERATOR, null);
        assertThat(cases.open(elsewhere).number()).isEqualTo(1);
    }

    @Test
    void leavesNoNumberOutAndGivesNoneTwiceToManyAtOnce() throws Exception {
        var works = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 120; i++) {
            var fails = i % 4 == 0;
            works.add(() -> openOrFail(fails));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(works)) {
                done.get();
            }
        }

        var numbers =
                cases.since(guildId, ANN, Set.of(CaseType.BAN), Instant.EPOCH).stream()
                        .map(CaseFile::number)
                        .sorted()
                        .toList();
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 90).boxed().toList());
    }

    private boolean openOrFail(boolean fails) {
        transaction.executeWithoutResult(
                status -> {
                    cases.open(ban());
                    if (fails) {
                        status.setRollbackOnly();
                    }
                });
        return true;
    }

    @Test
    void keepsWhatDiscordHasDone() {
        var number = cases.open(ban()).number();

        assertThat(cases.settle(guildId, number, CaseState.FAILED, Text.of("cases.nobody")))
                .isTrue();
        assertThat(cases.settle(guildId, number, CaseState.DONE, null)).isTrue();
        assertThat(cases.settle(guildId, number, CaseState.FAILED, null)).isFalse();
        assertThat(cases.get(guildId, number).state()).isEqualTo(CaseState.DONE);
        assertThat(cases.get(guildId, number).problem()).isNull();
    }

    @Test
    void remembersWhoChangedWhatAndWhen() {
        var number = cases.record(ban()).number();
        clock.advance(Duration.ofMinutes(5));

        var now = cases.explain(guildId, number, "Advertising", 8);

        assertThat(now.reason()).isEqualTo("Advertising");
        assertThat(now.editedBy()).isEqualTo(8);
        assertThat(now.editedAt()).isEqualTo(clock.instant());
        assertThat(annexes.edits(now)).singleElement().satisfies(this::isAboutSpam);
    }

    private void isAboutSpam(CaseEdit edit) {
        assertThat(edit.before()).isEqualTo("Spam");
        assertThat(edit.editedBy()).isEqualTo(8);
    }

    @Test
    void findsLinksFromBothSides() {
        var ban = cases.record(ban());
        var unban = cases.record(NewCase.of(guildId, CaseType.UNBAN, ANN, MODERATOR, null));

        cases.link(guildId, unban.number(), ban.number());
        cases.link(guildId, ban.number(), unban.number());

        assertThat(annexes.links(ban)).containsExactly(unban.number());
        assertThat(annexes.links(unban)).containsExactly(ban.number());
    }

    @Test
    void putsFilesTogetherThatAreLongerThanAColumn() {
        var file = cases.record(ban());
        var content = new byte[2_500_000];
        content[0] = 1;
        content[2_499_999] = 2;

        cases.attach(guildId, file.number(), MODERATOR, "seen.png", content, 2);
        cases.attach(guildId, file.number(), MODERATOR, "empty.txt", new byte[0], 2);

        assertThat(annexes.files(file))
                .extracting(one -> one.name() + " " + one.content().length)
                .containsExactly("seen.png 2500000", "empty.txt 0");
        assertThat(annexes.files(file).getFirst().content()).isEqualTo(content);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cases.attach(guildId, file.number(), 1, "more", content, 2))
                .withMessage("cases.evidence-full");
    }

    @Test
    void leavesATombstone() {
        var number = cases.record(ban()).number();
        cases.note(guildId, number, "Second time", MODERATOR);

        cases.delete(guildId, number, 8);

        var left = cases.find(guildId, number).orElseThrow();
        assertThat(left.deleted()).isTrue();
        assertThat(left.deletedBy()).isEqualTo(8);
        assertThat(List.of(left.targetId(), left.moderatorId())).containsOnly(0L);
        assertThat(left.reason()).isNull();
        assertThat(annexes.notes(left)).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cases.get(guildId, number))
                .withMessage("cases.deleted");
        assertThat(cases.record(ban()).number()).isEqualTo(number + 1);
    }

    @Test
    void deletesNothingThatStillHasToEnd() {
        var number = cases.open(ban().until(clock.instant().plusSeconds(60))).number();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cases.delete(guildId, number, 8))
                .withMessage("cases.delete-active");
    }

    @Test
    void movesTheEndOfNothingThatHasEnded() {
        var number = cases.record(ban().until(clock.instant().plusSeconds(60))).number();
        cases.end(guildId, number, Ending.EXPIRED);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cases.move(guildId, number, null, 8))
                .withMessage("cases.ended");
    }

    @Test
    void forgetsWhomCasesWereAboutOnceTheyAreOver() {
        var kick = cases.record(NewCase.of(guildId, CaseType.KICK, ANN, MODERATOR, "Spam"));
        var ban = cases.record(ban());
        cases.note(guildId, kick.number(), "Second time", MODERATOR);
        clock.advance(Duration.ofDays(2));

        assertThat(cases.forget(guildId, clock.instant().minus(Duration.ofDays(1)))).isFalse();

        assertThat(cases.get(guildId, kick.number()).targetId()).isZero();
        assertThat(cases.get(guildId, kick.number()).reason()).isNull();
        assertThat(annexes.notes(kick)).isEmpty();
        assertThat(cases.get(guildId, ban.number()).targetId()).isEqualTo(ANN);
    }

    @Test
    void knowsThatItMayHaveBeenLoggedByWhoeverDied() {
        var number = cases.open(ban()).number();
        var id = log.idOf(guildId, number).orElseThrow();
        assertThat(log.claim(id)).map(Case::logAttempts).contains(1);

        cases.settle(guildId, number, CaseState.DONE, null);
        clock.advance(Duration.ofMinutes(3));

        var again = log.claim(id).orElseThrow();
        assertThat(again.logAttempts()).isEqualTo(2);
        log.logged(again, new Spot(1, 2));
        cases.explain(guildId, number, "Advertising", 8);
        assertThat(log.claim(id)).map(Case::logAttempts).contains(1);
    }

    @Test
    void takesAnEntryOfTheAuditLogOnce() {
        cases.record(ban().toldBy(99));

        assertThat(cases.isTaken(guildId, 99)).isTrue();
        assertThat(cases.isTaken(guildId, 98)).isFalse();
    }

    @Test
    void knowsABanOfItsOwnByItsReason() {
        var mine = cases.record(ban());

        assertThat(mine.isBehind("minsu (7): Spam " + mine.mark())).isTrue();
        assertThat(mine.isBehind("Spam")).isFalse();
        assertThat(mine.isBehind(null)).isFalse();
        assertThat(cases.record(ban().adopting("")).isBehind(null)).isTrue();
    }
}
