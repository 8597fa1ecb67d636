package io.jikimi.guilds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.jikimi.guilds.SettingsImports.Difference;
import io.jikimi.guilds.SettingsRoom.GardenSettings;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;
import io.jikimi.testing.DataTest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

@DataTest
@Import(SettingsRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SettingsTests {

    private static final long GARDEN = 7;
    private static final long ANN = 42;
    private static final int MORE_THAN_CONNECTIONS = 16;
    private static final Author BY_ANN = Author.byCommand(ANN);

    private final SettingsRoom room;
    private final GuildSettings guilds;

    SettingsTests(@Autowired SettingsRoom room) {
        room.clear();
        this.room = room;
        this.guilds = room.instance();
    }

    @Test
    void givesWhatIsUsualUntilSomethingIsChosen() {
        assertThat(guilds.of(GARDEN, GardenSettings.GROUP))
                .isEqualTo(new GardenSettings(3, Duration.ofMinutes(10), false, Map.of()));
        assertThat(guilds.of(GARDEN, ServerSettings.GROUP))
                .isEqualTo(new ServerSettings(null, null, null, null, null));
    }

    @Test
    void keepsSettingsOfEveryType() {
        change("server.language", "KO", "server.zone", "Asia/Seoul");
        change("server.alert-channel", "<#100000000000000001>", "garden.open", "예");
        change("garden.trees", " 5 ", "garden.rest", "2h", "garden.rules[ban/role:1]", "deny");

        var other = room.instance();
        assertThat(other.of(GARDEN, ServerSettings.GROUP))
                .isEqualTo(
                        new ServerSettings(
                                null,
                                Locale.KOREAN,
                                ZoneId.of("Asia/Seoul"),
                                null,
                                new ChannelId(100_000_000_000_000_001L)));
        assertThat(other.of(GARDEN, GardenSettings.GROUP))
                .isEqualTo(
                        new GardenSettings(
                                5, Duration.ofHours(2), true, Map.of("ban/role:1", "deny")));
    }

    @ParameterizedTest
    @CsvSource({
        "garden.trees, 11, settings.fault",
        "garden.trees, many, settings.fault",
        "garden.rest, soon, settings.fault",
        "garden.open, perhaps, settings.fault",
        "server.language, fr, settings.fault",
        "server.zone, Mars/Olympus, settings.fault",
        "server.log-channel, general, settings.fault",
        "garden.tree, 5, settings.fault-unknown-nearest",
        "garden.rules, x, settings.fault-unknown-nearest",
        "something.else.entirely, 5, settings.fault-unknown"
    })
    void saysWhatIsWrong(String name, String value, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change(name, value))
                .withMessage(key);
    }

    @Test
    void changesAllOrNothingAndNamesEveryFault() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change("garden.trees", "5", "garden.rest", "x", "no", "1"))
                .withMessage("settings.and-fault");
        assertThat(guilds.of(GARDEN, GardenSettings.GROUP).trees()).isEqualTo(3);
        assertThat(room.ledger().history(GARDEN)).isEmpty();
    }

    @Test
    void writesDownWhoChangedWhatAndPutsItBack() {
        change("garden.trees", "5");
        change("garden.trees", "6");
        change("garden.trees", "6");
        var latest = room.ledger().history(GARDEN).getFirst();

        room.ledger()
                .revert(
                        GARDEN,
                        latest.id(),
                        new Author(ANN + 1, Author.Source.REVERT, Set.of(), false));

        assertThat(room.ledger().history(GARDEN))
                .extracting(
                        SettingChange::before,
                        SettingChange::after,
                        SettingChange::changedBy,
                        SettingChange::source)
                .containsExactly(
                        tuple("6", "5", ANN + 1, Author.Source.REVERT),
                        tuple("5", "6", ANN, Author.Source.COMMAND),
                        tuple(null, "5", ANN, Author.Source.COMMAND));
        assertThat(room.instance().of(GARDEN, GardenSettings.GROUP).trees()).isEqualTo(5);
    }

    @Test
    void doesNotCountAsAChangeWhatChangesNothing() {
        change("garden.trees", "5");
        var preview = room.imports(Clock.systemUTC()).preview(GARDEN, BY_ANN, "garden: {trees: 6}");
        var before = room.ledger().snapshot(GARDEN).revision();

        guilds.change(GARDEN, BY_ANN, Map.of());
        change("garden.trees", "5");

        assertThat(room.ledger().snapshot(GARDEN).revision()).isEqualTo(before);
        var applied = room.imports(Clock.systemUTC()).apply(GARDEN, BY_ANN, preview.id());
        assertThat(applied.anew()).isNull();
        assertThat(applied.changes()).hasSize(1);
    }

    @Test
    void revertsOnlyAGuildsOwnChanges() {
        change("garden.trees", "5");
        var id = room.ledger().history(GARDEN).getFirst().id();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> room.ledger().revert(GARDEN + 1, id, BY_ANN))
                .withMessage("settings.no-such-change");
    }

    @Test
    void losesNoChangeWhenManyChangeTheSame() throws Exception {
        var begin = new CountDownLatch(1);
        var changes = new ArrayList<Callable<Object>>();
        for (var minutes = 1; minutes <= MORE_THAN_CONNECTIONS; minutes++) {
            var value = minutes + "m";
            changes.add(
                    () -> {
                        begin.await();
                        change("garden.rest", value);
                        return value;
                    });
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = changes.stream().map(people::submit).toList();
            begin.countDown();
            for (var one : done) {
                one.get();
            }
        }

        var history = room.ledger().history(GARDEN).reversed();
        assertThat(history).hasSize(MORE_THAN_CONNECTIONS);
        for (var i = 1; i < MORE_THAN_CONNECTIONS; i++) {
            assertThat(history.get(i).before()).isEqualTo(history.get(i - 1).after());
        }
    }

    @Test
    void takesBackWhatItHasWritten() {
        change("server.prefix", "!", "garden.trees", "5", "garden.rules[a: \"b\"]", "deny");
        var rows = guilds.snapshot(GARDEN).rows();

        var yaml = room.file().write(rows);

        assertThat(room.file().read(yaml).values()).isEqualTo(rows);
        assertThat(room.file().read(yaml).faults()).isEmpty();
    }

    @Test
    void showsWhatAFileWouldChangeAndChangesItOnce() {
        change("garden.trees", "5", "garden.rules[a]", "deny");
        var file = "garden:\n  trees: ~\n  open: yes\n  rules:\n    b: allow\n";
        var imports = room.imports(Clock.systemUTC());

        var preview = imports.preview(GARDEN, BY_ANN, file);

        assertThat(preview.differences())
                .containsExactlyInAnyOrder(
                        new Difference("garden.trees", "5", null),
                        new Difference("garden.open", null, "true"),
                        new Difference("garden.rules[a]", "deny", null),
                        new Difference("garden.rules[b]", null, "allow"));
        assertThat(room.instance().of(GARDEN, GardenSettings.GROUP).trees()).isEqualTo(5);

        assertThat(imports.apply(GARDEN, BY_ANN, preview.id()).changes()).hasSize(4);
        assertThat(room.instance().of(GARDEN, GardenSettings.GROUP))
                .isEqualTo(
                        new GardenSettings(3, Duration.ofMinutes(10), true, Map.of("b", "allow")));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> imports.apply(GARDEN, BY_ANN, preview.id()))
                .withMessage("settings.import-gone");
    }

    @Test
    void appliesOnceWhenTwoPressAtOnce() throws Exception {
        var preview = room.imports(Clock.systemUTC()).preview(GARDEN, BY_ANN, "garden: {trees: 5}");
        var begin = new CountDownLatch(1);
        Callable<String> press =
                () -> {
                    begin.await();
                    try {
                        return room.imports(Clock.systemUTC())
                                        .apply(GARDEN, BY_ANN, preview.id())
                                        .changes()
                                        .size()
                                + " changed";
                    } catch (Refusal no) {
                        return no.reason().key();
                    }
                };
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = people.submit(press);
            var other = people.submit(press);
            begin.countDown();
            assertThat(List.of(one.get(), other.get()))
                    .containsExactlyInAnyOrder("1 changed", "settings.import-gone");
        }
        assertThat(room.ledger().history(GARDEN)).hasSize(1);
    }

    @Test
    void showsItAnewWhereTheSettingsHaveChangedMeanwhile() {
        var imports = room.imports(Clock.systemUTC());
        var preview = imports.preview(GARDEN, BY_ANN, "garden: {trees: 5}");
        change("garden.trees", "6");

        var applied = imports.apply(GARDEN, BY_ANN, preview.id());

        assertThat(applied.changes()).isEmpty();
        assertThat(applied.anew()).isNotNull();
        assertThat(applied.anew().differences())
                .containsExactly(new Difference("garden.trees", "6", "5"));
        assertThat(imports.apply(GARDEN, BY_ANN, applied.anew().id()).changes()).hasSize(1);
    }

    @Test
    void keepsAFileForADayAndForItsGuildAlone() {
        var preview = room.imports(Clock.systemUTC()).preview(GARDEN, BY_ANN, "garden: {trees: 5}");
        var tomorrow =
                room.imports(Clock.offset(Clock.systemUTC(), Duration.ofHours(24).plusMinutes(1)));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tomorrow.apply(GARDEN, BY_ANN, preview.id()))
                .withMessage("settings.import-gone");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () ->
                                room.imports(Clock.systemUTC())
                                        .apply(GARDEN + 1, BY_ANN, preview.id()))
                .withMessage("settings.import-gone");
    }

    @Test
    void listsAllThatIsWrongWithAFileAndChangesNothing() {
        var file = "garden:\n  trees: 99\n  flowers: 3\n  open: true\nmoon:\n  a: 1\n";

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> room.imports(Clock.systemUTC()).preview(GARDEN, BY_ANN, file))
                .satisfies(
                        no ->
                                assertThat(flat(no.reason()))
                                        .contains(
                                                "settings.fault-no-group",
                                                "garden.trees",
                                                "garden.flowers"));
        assertThat(guilds.snapshot(GARDEN).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "- a",
                "a: [",
                "garden: 5",
                "garden: {trees: [1]}",
                "\tx: 1",
                "\u0000",
                "a: &a [x]\nb: [*a, *a]",
                "garden: {trees: 1, trees: 2}",
                "!!javax.script.X []",
                "{a: {a: {a: {a: {a: {a: {a: 1}}}}}}}",
                "? [x]\n: 1",
                "garden:\n  ? {a: b}\n  : 1"
            })
    void survivesFilesThatAreNone(String yaml) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> room.imports(Clock.systemUTC()).preview(GARDEN, BY_ANN, yaml));
    }

    private void change(String... pairs) {
        var values = new LinkedHashMap<String, @Nullable String>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        guilds.change(GARDEN, Author.byCommand(ANN), values);
    }

    private static List<String> flat(Text text) {
        var all = new ArrayList<>(List.of(text.key()));
        for (var value : text.values()) {
            if (value instanceof Text inner) {
                all.addAll(flat(inner));
            } else {
                all.add(value.toString());
            }
        }
        return all;
    }
}
