package io.jikimi.cases;

import static net.dv8tion.jda.api.Permission.MODERATE_MEMBERS;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;

import org.springframework.stereotype.Component;

/** {@code /cases @Ann}: what was done to somebody here, newest first; or to everybody. */
@Component
class CasesCommand implements Command {

    private final CaseViews views;

    CasesCommand(CaseViews views) {
        this.views = views;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "cases", Option.person("user"), Option.yesNo("hidden"), Pages.option())
                .needs(MODERATE_MEMBERS)
                .onUser("user")
                .onlyInGuilds()
                .quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var list =
                views.list(
                        call.guildId(),
                        call.id("user"),
                        call.flag("hidden"),
                        call.number(Pages.PAGE));
        // Turned in its place; from a case, it opens beside it.
        return call.door() == Door.COMPONENT && call.number(Pages.PAGE) != null
                ? list.replacing()
                : list;
    }
}
