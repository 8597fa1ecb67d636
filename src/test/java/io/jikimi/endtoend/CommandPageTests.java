package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Catalogue;
import io.jikimi.messages.Words;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class CommandPageTests {

    private static final Path PAGE = Path.of("docs/commands.md");

    @Test
    void tellsOfEveryCommandAsItIsDeclared() throws IOException {
        var bot = Jikimi.sharedBot();
        var page = CommandPage.of(bot.bean(Catalogue.class), bot.bean(Words.class));

        if (Boolean.getBoolean("commands.page.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("stale; ./mvnw test -Dtest=CommandPageTests -Dcommands.page.write=true")
                .hasContent(page);
    }
}
