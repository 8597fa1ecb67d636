package io.jikimi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.messages.Words;
import io.jikimi.stored.StoredTables;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import java.io.IOException;
import java.nio.file.Files;

@SpringBootTest(properties = "bot.token=x")
class PrivacyPageTests {

    @Autowired StoredTables tables;
    @Autowired StatementWords statements;
    @Autowired Words words;

    @Test
    void tellsOfEveryTableWhatItStates() throws IOException {
        var page = new PrivacyPage(words, statements, tables.all()).text();

        if (Boolean.getBoolean("privacy.page.write")) {
            Files.writeString(PrivacyPage.FILE, page);
        }

        assertThat(PrivacyPage.read())
                .as("stale; ./mvnw test -Dtest=PrivacyPageTests -Dprivacy.page.write=true")
                .isEqualTo(page);
        assertThat(page).contains("`guild_setting_change`", "서버 설정");
    }
}
