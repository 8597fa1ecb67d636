package io.jikimi.privacy;

import static io.jikimi.testing.Calls.slash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.alerts.Alerts;
import io.jikimi.alerts.Problem;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Invocation.Standing;
import io.jikimi.commands.Reply;
import io.jikimi.config.Secret;
import io.jikimi.discord.Memberships.Membership;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildDepartures;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.messages.Refusal;
import io.jikimi.playground.PlaygroundClock;
import io.jikimi.stored.StoredTables;
import io.jikimi.testing.Calls;
import io.jikimi.testing.DataTest;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Export, erase and retention over the tables that there are, on a whole bot. */
@Tag(DataTest.TAG)
@SpringBootTest(properties = {"bot.token=x", "bot.privacy.check-every=1h"})
@Import(PrivacyRoom.class)
class ErasureTests {

    private static final AtomicLong NEXT = new AtomicLong(500_000_000_000_000_000L);

    private final long alice = NEXT.addAndGet(10);
    private final long bob = NEXT.addAndGet(10);
    private final long garden = NEXT.addAndGet(1L << 22);

    @Autowired PrivacyCommand command;
    @Autowired DataFile file;
    @Autowired PrivacyViews views;
    @Autowired StoredTables tables;
    @Autowired ErasureService erasures;
    @Autowired PrivacyDuties duties;
    @Autowired Retention retention;
    @Autowired GuildDepartures departures;
    @Autowired GuildSettings settings;
    @Autowired Guestbook guestbook;
    @Autowired Alerts alerts;
    @Autowired PlaygroundClock clock;
    @Autowired JdbcClient database;

    @BeforeEach
    void aliceHasSetAPrefixAndBobHasDeniedHer() {
        guestbook.says(garden, Membership.IN);
        change(alice, "server.prefix", "?");
        change(bob, "commands.rules[ping/user:" + alice + "]", "deny");
        change(bob, "commands.rules[ping/user:" + alice + "7]", "deny");
        upload("i" + alice, alice, "server:\n  prefix: '%'\n", 24);
    }

    @Test
    void exportsAllThatNamesAPersonAndNobodyElse() {
        var file = file(command.answer(slash(caller(alice, false), "privacy", "export")));

        var history = rows(file, "guild_setting_change");
        assertThat(history).hasSize(2);
        assertThat(history.getFirst().path("changed_by").asString()).isEqualTo("" + alice);
        assertThat(history.getLast().path("name").asString()).contains("user:" + alice + "]");
        assertThat(history.getLast().has("changed_by")).isFalse();
        assertThat(rows(file, "guild_setting")).hasSize(1);
        assertThat(rows(file, "guild_settings_import")).hasSize(1);
        assertThat(file.toString()).doesNotContain("" + bob).doesNotContain(alice + "7");
        assertThat(file.at("/kinds/0/why").asString()).isNotBlank();
    }

    @Test
    void searchesForTwoAtOnceAndSaysSoToTheThird() throws Exception {
        var searching = new CountDownLatch(2);
        var found = new CountDownLatch(1);
        var slow =
                new DataRows(tables, database) {
                    @Override
                    List<Found> ofPerson(long userId) {
                        searching.countDown();
                        await(found);
                        return super.ofPerson(userId);
                    }
                };
        var busy = new PrivacyCommand(slow, file, erasures, views, guestbook, clock);
        var call = slash(caller(alice, false), "privacy", "export");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> busy.answer(call));
            var other = slash(caller(bob, false), "privacy", "export");
            var second = threads.submit(() -> busy.answer(other));
            await(searching);

            for (var person : List.of(alice, alice + 1)) {
                var erase = slash(caller(person, false), "privacy", "erase-now");
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> busy.answer(erase))
                        .extracting(no -> no.reason().key())
                        .isEqualTo("privacy.busy");
            }
            assertThat(count("guild_setting_change where changed_by = " + alice)).isEqualTo(1);

            found.countDown();
            assertThat(rows(file(first.get()), "guild_setting")).hasSize(1);
            assertThat(rows(file(second.get()), "guild_setting_change")).hasSize(2);
        }
        assertThat(text(busy.answer(slash(caller(alice, false), "privacy", "erase-now"))))
                .isEqualTo("privacy.erased-stays");
    }

    private static void await(CountDownLatch event) {
        try {
            assertThat(event.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void exportsOneGuildWhereThatIsAsked() {
        var elsewhere = NEXT.addAndGet(1L << 22);
        settings.change(elsewhere, Author.byCommand(alice), Map.of("server.prefix", "$"));
        var here = Calls.with(slash(caller(alice, false), "privacy", "export"), "where", "here");

        assertThat(file(command.answer(here)).toString()).doesNotContain("" + elsewhere);
        assertThat(
                        file(command.answer(slash(caller(alice, false), "privacy", "export")))
                                .toString())
                .contains("" + elsewhere);
    }

    @Test
    void erasesAPersonButNotTheRulesAboutThem() {
        assertThat(text(erase(alice))).isEqualTo("privacy.erased-stays");

        assertThat(count("guild_setting_change where changed_by = " + alice)).isZero();
        assertThat(count("guild_setting_change where changed_by = 0 and guild_id = " + garden))
                .isEqualTo(1);
        assertThat(count("guild_settings_import where asked_by = " + alice)).isZero();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);
        assertThat(settings.prefix(garden)).isEqualTo("?");
        assertThat(count("guild_setting_change where changed_by = " + bob)).isEqualTo(2);
    }

    @Test
    void leavesAProofThatNamesNobody() {
        erase(alice);

        var proofs = erasures.list().proofs();
        assertThat(proofs).filteredOn(proof -> proof.rowsGone() == 2).isNotEmpty();
        var all = database.sql("select * from privacy_erasure").query().listOfRows().toString();
        assertThat(all).doesNotContain("" + alice).doesNotContain(Long.toHexString(alice));
    }

    @Test
    void marksTheSamePersonOtherwiseUnderAnotherKey() {
        var mine = keys("the operator's own key");
        var other = keys("the key of somebody else");

        assertThat(mine.mark(Proof.Kind.PERSON, alice))
                .isEqualTo(keys("the operator's own key").mark(Proof.Kind.PERSON, alice))
                .isNotEqualTo(other.mark(Proof.Kind.PERSON, alice))
                .isNotEqualTo(mine.mark(Proof.Kind.GUILD, alice));
    }

    private ErasureKeys keys(String key) {
        var properties = new PrivacyProperties(Secret.of(key), Duration.ofMinutes(10));
        return new ErasureKeys(properties, database, clock);
    }

    @Test
    void erasesOnceWhereItIsAskedTwiceAtOnce() {
        var before = count("privacy_erasure");

        var changed = atOnce(8, _ -> "" + erasures.erasePerson(alice));

        assertThat(changed).containsOnlyOnce("2").filteredOn("0"::equals).hasSize(7);
        assertThat(count("privacy_erasure")).isEqualTo(before + 1);
        assertThat(erasures.list().proofs().getLast().rowsGone()).isEqualTo(2);
    }

    @Test
    void erasesAGuildAtOnceAndForgetsItsSettings() {
        guestbook.says(garden, Membership.IN);
        assertThat(settings.prefix(garden)).isEqualTo("?");

        var wrong = named(slash(caller(alice, true), "privacy", "server-erase-now"), "Gardn");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> command.answer(wrong));
        assertThat(settings.prefix(garden)).isEqualTo("?");
        var right =
                named(
                        slash(caller(alice, true), "privacy", "server-erase-now"),
                        "Garden " + garden);
        assertThat(command.answer(right))
                .isEqualTo(Reply.whisper("privacy.server-erased", 7).replacing());

        assertThat(settings.prefix(garden)).isEqualTo("!");
        assertThat(rowsOfGarden()).isEqualTo(1);
        clock.turnForward(Duration.ofHours(2));
        retention.deleteOld();
        assertThat(rowsOfGarden()).isZero();
    }

    @Test
    void letsOnlyTheOwnerTouchAGuildsData() {
        for (var part :
                List.of("server-export", "server-erase", "server-form", "server-erase-now")) {
            var call = named(slash(caller(alice, false), "privacy", part), "Garden " + garden);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> command.answer(call))
                    .extracting(no -> no.reason().key())
                    .isEqualTo("privacy.only-owner");
        }
        assertThat(settings.prefix(garden)).isEqualTo("?");
    }

    @Test
    void exportsAllOfAGuildForItsOwner() {
        var file = file(command.answer(slash(caller(alice, true), "privacy", "server-export")));

        assertThat(rows(file, "guild_setting")).hasSize(3);
        assertThat(rows(file, "guild_setting_change")).hasSize(3);
        assertThat(file.path("about").asString()).isEqualTo("server");
    }

    @Test
    void erasesAGuildWhollyBeforeOrAfterAChangeThatIsWrittenMeanwhile() {
        for (var round = 0; round < 10; round++) {
            var value = "" + round;
            change(alice, "server.prefix", "?");
            atOnce(
                    6,
                    which -> {
                        if (which % 2 == 0) {
                            erasures.eraseGuild(garden);
                        } else {
                            change(bob, "server.prefix", value + which);
                        }
                        return "";
                    });
            var settingsLeft = count("guild_setting where guild_id = " + garden);
            assertThat(settingsLeft).isLessThanOrEqualTo(1);
            if (settingsLeft == 1) {
                assertThat(count("guild_settings where erased_at is null and guild_id = " + garden))
                        .isEqualTo(1);
                assertThat(count("guild_setting_change where guild_id = " + garden)).isPositive();
            }
        }
    }

    @Test
    void erasesAgainWhomABackupBringsBack() {
        erase(alice);
        var proof = erasures.list().proofs().getLast();
        var list = new ErasureList(erasures.list().keys(), List.of(proof));
        database.sql("delete from privacy_erasure where mark = ?").param(proof.mark()).update();
        change(alice, "server.prefix", "%");
        upload("j" + alice, alice, "", 24);
        upload("j" + bob, bob, "", 24);

        assertThat(erasures.reapply(list)).isEqualTo(1);

        assertThat(count("guild_setting_change where changed_by = " + alice)).isZero();
        assertThat(count("guild_settings_import where asked_by = " + alice)).isZero();
        assertThat(count("guild_settings_import where asked_by = " + bob)).isEqualTo(1);
        change(alice, "server.prefix", "+");
        assertThat(erasures.reapply(list)).isZero();
        assertThat(count("guild_setting_change where changed_by = " + alice)).isEqualTo(1);
    }

    @Test
    void deletesWhatIsPastItsTimeInBatches() {
        for (var number = 0; number < Retention.BATCH + 20; number++) {
            upload(number + "x" + garden % 100_000_000, bob, "", 1);
        }
        retention.deleteOld();
        assertThat(count("guild_settings_import where asked_by = " + bob))
                .isEqualTo(Retention.BATCH + 20);

        clock.turnForward(Duration.ofHours(2));
        atOnce(3, _ -> "" + retention.deleteOld());

        assertThat(count("guild_settings_import where asked_by = " + bob)).isZero();
        assertThat(count("guild_settings_import where asked_by = " + alice)).isEqualTo(1);
    }

    @Test
    void forgetsAnAlertThatWasCuredAMonthAgo() {
        var mute = Problem.missingPermission(garden, Permission.MESSAGE_SEND);
        alerts.report(garden, mute);
        clock.turnForward(Duration.ofDays(31));
        retention.deleteOld();
        assertThat(count("alert where guild_id = " + garden)).isEqualTo(1);

        alerts.cured(garden, mute);
        clock.turnForward(Duration.ofDays(29));
        retention.deleteOld();
        assertThat(count("alert where guild_id = " + garden)).isEqualTo(1);

        clock.turnForward(Duration.ofDays(2));
        retention.deleteOld();
        assertThat(count("alert where guild_id = " + garden)).isZero();
    }

    @Test
    void showsOfSomebodyElsesFileOnlyTheLinesAboutThePerson() {
        var other = "600000000000000001";
        var rules = "commands:\n  rules:\n    ping/user:%d: deny\n    ping/user:%s: deny\n";
        upload("k" + alice, bob, "server:\n  prefix: 'zz'\n" + rules.formatted(alice, other), 24);

        var file = file(command.answer(slash(caller(alice, false), "privacy", "export")));

        assertThat(rows(file, "guild_settings_import")).hasSize(2);
        assertThat(file.toString())
                .contains("ping/user:" + alice + ": deny")
                .doesNotContain(other)
                .doesNotContain("zz");
    }

    @Test
    void erasesAGuildThatLeftThirtyDaysAgoUnlessInDoubt() {
        leave();
        clock.turnForward(Duration.ofDays(29));
        guestbook.says(garden, Membership.OUT);
        duties.attend();
        assertThat(departures.isFrozen(garden)).isTrue();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);

        clock.turnForward(Duration.ofDays(2));
        guestbook.says(garden, Membership.UNKNOWN);
        duties.attend();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);

        guestbook.says(garden, Membership.OUT);
        var before = count("privacy_erasure");
        atOnce(4, _ -> attended());
        assertThat(departures.isFrozen(garden)).isFalse();
        assertThat(count("guild_setting where guild_id = " + garden)).isZero();
        assertThat(count("privacy_erasure")).isEqualTo(before + 1);
    }

    @Test
    void thawsAGuildThatIsThereAfterAll() {
        leave();
        clock.turnForward(Duration.ofDays(31));
        guestbook.says(garden, Membership.IN);

        duties.attend();

        assertThat(departures.isFrozen(garden)).isFalse();
        assertThat(count("guild_setting where guild_id = " + garden)).isEqualTo(3);
    }

    private String attended() {
        duties.eraseDeparted();
        return "";
    }

    private void leave() {
        database.sql("insert into guild_departure (guild_id, left_at) values (?, ?)")
                .params(garden, Moments.toDatabase(clock.instant()))
                .update();
    }

    private Reply erase(long userId) {
        return command.answer(slash(caller(userId, false), "privacy", "erase-now"));
    }

    private void change(long userId, String name, String value) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put(name, value);
        settings.change(garden, Author.byCommand(userId), values);
    }

    private void upload(String id, long userId, String body, int hours) {
        database.sql(
                        """
                        insert into guild_settings_import
                            (id, guild_id, asked_by, revision, body, expires_at)
                        values (?, ?, ?, 0, ?, ?)
                        """)
                .params(
                        id,
                        garden,
                        userId,
                        body,
                        Moments.toDatabase(clock.instant().plus(Duration.ofHours(hours))))
                .update();
    }

    private Caller caller(long userId, boolean owner) {
        return new Caller(
                "i1",
                0,
                garden,
                7L,
                userId,
                Set.of(),
                Locale.ENGLISH,
                Locale.ENGLISH,
                "!",
                new Standing(Set.of(), List.of(), owner, false));
    }

    private static Invocation named(Invocation call, String name) {
        return Calls.with(call, "name", name);
    }

    private long rowsOfGarden() {
        return count("guild_setting where guild_id = " + garden)
                + count("guild_setting_change where guild_id = " + garden)
                + count("guild_settings_import where guild_id = " + garden)
                + count("guild_settings where guild_id = " + garden)
                + count("guild_departure where guild_id = " + garden);
    }

    private long count(String from) {
        return database.sql("select count(*) from " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static String text(Reply reply) {
        var text = ((Reply.Message) reply).text();
        return text == null ? "" : text.key();
    }

    private static JsonNode file(Reply reply) {
        var content = ((Reply.Message) reply).files().getFirst().content();
        return JsonMapper.shared().readTree(new String(content, StandardCharsets.UTF_8));
    }

    private static List<JsonNode> rows(JsonNode file, String kind) {
        return file.path("kinds")
                .valueStream()
                .filter(one -> one.path("kind").asString().equals(kind))
                .flatMap(one -> one.path("rows").valueStream())
                .toList();
    }

    private static List<String> atOnce(int times, IntFunction<String> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            for (var number = 0; number < times; number++) {
                var which = number;
                running.add(threads.submit(() -> work.apply(which)));
            }
            var results = new ArrayList<String>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("failed beside the others", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
