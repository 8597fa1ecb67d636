package io.jikimi.timers;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.messages.Words;
import io.jikimi.testing.DataTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What all rooms let fall due. */
@Tag(DataTest.TAG)
@SpringBootTest(properties = "bot.token=x")
class TimedWorkTests {

    @Autowired ObjectProvider<TimedWork> works;
    @Autowired Words words;

    @Test
    void everyKindHasANameOfItsOwnThatPeopleCanRead() {
        assertThat(works.stream()).extracting(TimedWork::kind).doesNotHaveDuplicates();
        for (var work : works.stream().toList()) {
            assertThat(words.know(OverdueCommand.titleOf(work.kind()))).as(work.kind()).isTrue();
        }
    }
}
