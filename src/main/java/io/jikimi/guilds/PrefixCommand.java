package io.jikimi.guilds;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Set;

/** {@code /prefix show} and {@code /prefix set ?}: what starts a typed command in this guild. */
@Component
class PrefixCommand implements Command {

    private static final Option PREFIX =
            Option.text("prefix").mustBeGiven().ofLength(1, ServerSettings.LONGEST_PREFIX);

    private final GuildSettings guilds;

    PrefixCommand(GuildSettings guilds) {
        this.guilds = guilds;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("prefix")
                .onlyInGuilds()
                .quietly()
                .with(
                        Declaration.of("show"),
                        Declaration.of("set", PREFIX).needs(MANAGE_SERVER),
                        Declaration.of("change").needs(MANAGE_SERVER).onlyByComponent());
    }

    @Override
    public Reply answer(Invocation call) {
        return switch (call.part()) {
            case "set" -> set(call);
            case "change" -> form(call);
            default -> show(call);
        };
    }

    private Reply show(Invocation call) {
        var shown = Reply.whisper("guilds.prefix-is", guilds.prefix(call.guildId()));
        return call.caller().may(Set.of(MANAGE_SERVER))
                ? shown.with(
                        new Control.Button(
                                Text.of("guilds.prefix-change"),
                                Control.Style.PRIMARY,
                                ComponentId.of("prefix", "change")))
                : shown;
    }

    private Reply form(Invocation call) {
        return Reply.form(
                Text.of("guilds.prefix-form"),
                ComponentId.of("prefix", "set"),
                Reply.Field.line(
                        PREFIX.name(),
                        Text.of("guilds.prefix-field"),
                        Text.of("guilds.prefix-hint", ServerSettings.LONGEST_PREFIX),
                        guilds.prefix(call.guildId()),
                        1,
                        ServerSettings.LONGEST_PREFIX));
    }

    private Reply set(Invocation call) {
        guilds.change(
                call.guildId(),
                Author.of(call.caller(), Author.Source.COMMAND),
                Map.of("server.prefix", call.given(PREFIX.name())));
        return Reply.post("guilds.prefix-set", guilds.prefix(call.guildId()));
    }
}
