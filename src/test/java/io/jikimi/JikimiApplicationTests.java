package io.jikimi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Catalogue;
import io.jikimi.testing.DataTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import java.sql.SQLException;

import javax.sql.DataSource;

@Tag(DataTest.TAG)
@SpringBootTest(properties = "bot.token=x")
class JikimiApplicationTests {

    @Autowired Catalogue catalogue;
    @Autowired DataSource database;

    @Test
    void startsWithAllCommands() {
        assertThat(catalogue.all())
                .extracting(command -> command.declaration().name())
                .contains("help", "prefix");
    }

    @Test
    void keepsItsDataInTheDatabaseThatWasAskedFor() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName())
                    .isEqualToIgnoringCase(System.getProperty("jikimi.database", "H2"));
        }
    }
}
