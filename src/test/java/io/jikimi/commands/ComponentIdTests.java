package io.jikimi.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentIdTests {

    @Test
    void meansTheSameAfterItWasWritten() {
        var id =
                ComponentId.of("prefix", "set")
                        .with("prefix", "a&b=c#d/?%지")
                        .with("why", "")
                        .leavingOpen("who");

        assertThat(ComponentId.read(id.written())).contains(id);
        assertThat(ComponentId.read(ComponentId.of("ping").written()))
                .contains(ComponentId.of("ping"));
    }

    @Test
    void looksAsItAlwaysDidSinceOldMessagesKeepTheirButtons() {
        assertThat(ComponentId.of("help").leavingOpen("command").written())
                .isEqualTo("1:help#command");
        assertThat(ComponentId.of("prefix", "change").written()).isEqualTo("1:prefix/change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "role-menu:3", "0:ping", "1:ping?x=%zz"})
    void understandsNothingElse(String customId) {
        assertThat(ComponentId.read(customId)).isEmpty();
    }

    @Test
    void refusesToBeLongerThanDiscordTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComponentId.of("x").with("y", "z".repeat(100)).written());
    }
}
