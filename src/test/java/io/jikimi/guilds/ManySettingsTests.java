package io.jikimi.guilds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.util.Objects.requireNonNull;

import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.messages.Text;
import io.jikimi.testing.Guildhall;
import io.jikimi.testing.Leaf;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** More settings than one menu of Discord holds. */
class ManySettingsTests {

    record Ten(
            @Nullable String a,
            @Nullable String b,
            @Nullable String c,
            @Nullable String d,
            @Nullable String e,
            @Nullable String f,
            @Nullable String g,
            @Nullable String h,
            @Nullable String i,
            Map<String, String> j) {}

    /** Twenty-six words. */
    enum Letter {
        A,
        B,
        C,
        D,
        E,
        F,
        G,
        H,
        I,
        J,
        K,
        L,
        M,
        N,
        O,
        P,
        Q,
        R,
        S,
        T,
        U,
        V,
        W,
        X,
        Y,
        Z
    }

    record Spelling(@Nullable Letter letter) {}

    private final SettingsGroups groups =
            new SettingsGroups(
                    IntStream.range(0, 6)
                            .<SettingsGroup<?>>mapToObj(
                                    number -> SettingsGroup.of("group-" + number, Ten.class))
                            .toList(),
                    new Guildhall(List.of()));
    private final SettingsViews views = new SettingsViews(groups, new SettingWords(groups));

    @Test
    void offersEverySettingOnSomePage() {
        var settings = new SettingsSnapshot(0, Map.of());
        var pages = Leaf.through(page -> views.overview(settings, page));

        assertThat(pages.stream().flatMap(page -> Leaf.choices(page).stream()))
                .containsExactlyElementsOf(
                        groups.fields()
                                .filter(field -> !field.isOpenEnded())
                                .map(SettingField::name)
                                .toList());
        assertThat(
                        pages.stream()
                                .mapToInt(page -> requireNonNull(page.card()).lines().size())
                                .sum())
                .isEqualTo(60);
    }

    @Test
    void refusesAMenuThatDiscordWouldNotTake() {
        var items = IntStream.range(0, 26).mapToObj(ManySettingsTests::item).toList();
        var to = ComponentId.of("help").leavingOpen("command");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Control.Menu(Text.verbatim("All"), to, items))
                .withMessageContaining("[help]", "26");
    }

    @Test
    void refusesASettingOfMoreWordsThanAMenuHolds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsGroup.of("spelling", Spelling.class))
                .withMessageContaining("spelling.letter");
    }

    private static Control.Item item(int number) {
        var word = Text.verbatim("" + number);
        return new Control.Item(word, word, "" + number);
    }
}
