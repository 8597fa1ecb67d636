package io.jikimi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Catalogue;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "bot.token=x")
class JikimiApplicationTests {

    @Autowired Catalogue catalogue;

    @Test
    void startsWithAllCommands() {
        assertThat(catalogue.all())
                .extracting(command -> command.declaration().name())
                .contains("help", "prefix");
    }
}
