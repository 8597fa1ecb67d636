package io.jikimi.endtoend;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;

/** A whole command, as somebody would add one. */
class CheerCommand implements Command {
    @Override
    public Declaration declaration() {
        return Declaration.of("cheer", Option.person("user").mustBeGiven()).onUser("user");
    }

    @Override
    public Reply answer(Invocation call) {
        return Reply.post("testing.cheer", "<@" + call.id("user") + ">");
    }
}
