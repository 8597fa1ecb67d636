package io.jikimi.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.discord.Acts;

import org.junit.jupiter.api.Test;

class AuditReasonTests {

    @Test
    void saysWhoWhyAndWhichCaseInOneLine() {
        assertThat(AuditReason.of("minsu", 7, "Spam\nand more", "[case #1]"))
                .isEqualTo("minsu (7): Spam and more [case #1]");
        assertThat(AuditReason.automatic(null, "[case #1]"))
                .isEqualTo("automatic: no reason given [case #1]");
    }

    @Test
    void cutsTheReasonAndNeverTheMark() {
        var cut = AuditReason.of("minsu", 7, "😀".repeat(300), "[case #123456]");

        assertThat(cut.length()).isBetween(Acts.LONGEST_REASON - 2, Acts.LONGEST_REASON);
        assertThat(cut).endsWith("😀 [case #123456]");
    }
}
