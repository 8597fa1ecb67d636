package io.jikimi.privacy;

import static io.jikimi.testing.Calls.slash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jikimi.guilds.Author;
import io.jikimi.messages.Refusal;
import io.jikimi.testing.Calls;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A copy of what is stored of a person or a guild, and of nobody else. */
class ExportTests extends DataRoom {

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
    void exportsAllOfAGuildForItsOwner() {
        var file = file(command.answer(slash(caller(alice, true), "privacy", "server-export")));

        assertThat(rows(file, "guild_setting")).hasSize(3);
        assertThat(rows(file, "guild_setting_change")).hasSize(3);
        assertThat(file.path("about").asString()).isEqualTo("server");
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
}
