package io.jikimi.privacy;

import static io.jikimi.testing.Calls.slash;

import io.jikimi.alerts.Alerts;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Invocation.Standing;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Memberships.Membership;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildDepartures;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.playground.PlaygroundClock;
import io.jikimi.stored.StoredTables;
import io.jikimi.testing.Calls;
import io.jikimi.testing.DataTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** The whole bot with a guild in which Alice has set a prefix and Bob has denied her something. */
@Tag(DataTest.TAG)
@SpringBootTest(properties = {"bot.token=x", "bot.privacy.check-every=1h"})
@Import(PrivacyRoom.class)
abstract class DataRoom {

    static final AtomicLong NEXT = new AtomicLong(500_000_000_000_000_000L);

    final long alice = NEXT.addAndGet(10);
    final long bob = NEXT.addAndGet(10);
    final long garden = NEXT.addAndGet(1L << 22);

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

    Reply erase(long userId) {
        return command.answer(slash(caller(userId, false), "privacy", "erase-now"));
    }

    void change(long userId, String name, String value) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put(name, value);
        settings.change(garden, Author.byCommand(userId), values);
    }

    void upload(String id, long userId, String body, int hours) {
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

    Caller caller(long userId, boolean owner) {
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

    static Invocation named(Invocation call, String name) {
        return Calls.with(call, "name", name);
    }

    long rowsOfGarden() {
        return count("guild_setting where guild_id = " + garden)
                + count("guild_setting_change where guild_id = " + garden)
                + count("guild_settings_import where guild_id = " + garden)
                + count("guild_settings where guild_id = " + garden)
                + count("guild_departure where guild_id = " + garden);
    }

    long count(String from) {
        return database.sql("select count(*) from " + from)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    static String text(Reply reply) {
        var text = ((Reply.Message) reply).text();
        return text == null ? "" : text.key();
    }

    static JsonNode file(Reply reply) {
        var content = ((Reply.Message) reply).files().getFirst().content();
        return JsonMapper.shared().readTree(new String(content, StandardCharsets.UTF_8));
    }

    static List<JsonNode> rows(JsonNode file, String kind) {
        return file.path("kinds")
                .valueStream()
                .filter(one -> one.path("kind").asString().equals(kind))
                .flatMap(one -> one.path("rows").valueStream())
                .toList();
    }

    static List<String> atOnce(int times, IntFunction<String> work) {
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
