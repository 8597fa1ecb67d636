package io.jikimi.endtoend;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import java.util.stream.Stream;

/** Menus in which several things are chosen together. */
class BasketCommand implements Command {

    private static final ComponentId FILL = ComponentId.of("basket").leavingOpen("what");

    @Override
    public Declaration declaration() {
        return Declaration.of("basket", Option.text("what"));
    }

    @Override
    public Reply answer(Invocation call) {
        var chosen = call.chosen("what");
        if (!chosen.isEmpty()) {
            return Reply.whisper("verbatim", chosen);
        }
        var fruit = Stream.of("apple", "pear", "plum").map(BasketCommand::item).toList();
        return Reply.whisper("testing.panel")
                .with(
                        new Control.Menu(Text.verbatim("Fruit"), FILL, fruit, 2),
                        new Control.Pick(Text.verbatim("People"), FILL, Control.Kind.PERSON, 3));
    }

    private static Control.Item item(String name) {
        return new Control.Item(Text.verbatim(name), Text.verbatim("-"), name);
    }
}
