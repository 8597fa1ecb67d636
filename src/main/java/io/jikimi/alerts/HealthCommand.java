package io.jikimi.alerts;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;

import org.springframework.stereotype.Component;

/** {@code /health}: how Jikimi is in this server, and what people there have to put right. */
@Component
class HealthCommand implements Command {

    private final GuildWatch watch;
    private final HealthView view;

    HealthCommand(GuildWatch watch, HealthView view) {
        this.watch = watch;
        this.view = view;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("health", Pages.option())
                .onlyInGuilds()
                .needs(MANAGE_SERVER)
                .quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var page = call.number(Pages.PAGE);
        var shown = view.of(call.guildId(), watch.look(call.guildId()), page);
        // The button under an alert names no page: its answer stands beside the alert.
        return page == null ? shown : shown.replacing();
    }
}
