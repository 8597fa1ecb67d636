package io.jikimi.commands;

import net.dv8tion.jda.api.Permission;

import java.util.List;

/** A command of its own for the desk's tests: says back what it was given. */
class ExampleCommand implements Command {

    private final Declaration declaration;

    ExampleCommand(Declaration declaration) {
        this.declaration = declaration;
    }

    static ExampleCommand echo() {
        return new ExampleCommand(
                Declaration.of(
                        "echo",
                        Option.whole("times", 1, 3).mustBeGiven(),
                        Option.text("words").ofLength(2, 10)));
    }

    static ExampleCommand keep() {
        return new ExampleCommand(
                Declaration.of("keep")
                        .onlyInGuilds()
                        .with(
                                Declaration.of("open"),
                                Declaration.of("shut", Option.person("who"))
                                        .needs(Permission.MANAGE_SERVER),
                                Declaration.of("confirm").onlyByComponent()));
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<String> suggest(Invocation call, String option) {
        throw new IllegalStateException("broken on purpose");
    }

    @Override
    public Reply answer(Invocation call) {
        if ("break".equals(call.options().get("words"))) {
            throw new IllegalStateException("broken on purpose");
        }
        return Reply.post("example", String.join(" ", call.path()), call.options().toString());
    }
}
