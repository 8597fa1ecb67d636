package io.jikimi.basics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Desks;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.testing.Calls;
import io.jikimi.testing.Leaf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

import java.util.stream.IntStream;
import java.util.stream.Stream;

class HelpTests {

    private static final int MANY = 60;

    /** A command that is only there to be listed. */
    private record Numbered(int number) implements Command {

        @Override
        public Declaration declaration() {
            return Declaration.of("command-" + number);
        }

        @Override
        public Reply answer(Invocation call) {
            return Reply.whisper("testing.numbered");
        }
    }

    private final Command[] all =
            IntStream.range(0, MANY).mapToObj(Numbered::new).toArray(Command[]::new);
    private final HelpCommand help =
            new HelpCommand(provided(Desks.catalogue(all)), provided(Desks.of(all)));

    private final Invocation call = Calls.slash(Calls.inGuild(), "help");

    @Test
    void listsEveryCommandOnSomePage() {
        var pages = Leaf.through(page -> help.answer(Calls.with(call, "page", page)));

        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(page -> Leaf.choices(page).stream()))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        assertThat(pages.stream().flatMap(HelpTests::listed)).hasSize(MANY);
    }

    @Test
    void leadsBackToThePageWhereTheCommandStands() {
        var about = (Reply.Message) help.answer(Calls.with(call, "command", "command-59"));

        assertThat(Leaf.choices(about)).contains("command-59");
        assertThat(Leaf.pagesBehind(about)).containsExactly("3");
    }

    private static Stream<String> listed(Reply.Message page) {
        var card = page.card();
        assertThat(card).isNotNull();
        return card.lines().stream().map(line -> line.name().toString());
    }

    private static <T> ObjectProvider<T> provided(T bean) {
        return new ObjectProvider<>() {
            @Override
            public T getObject() {
                return bean;
            }
        };
    }
}
