package io.jikimi.guilds;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** {@code /settings}: shows and changes what this guild has chosen, and who changed it when. */
@Component
class SettingsCommand implements Command {

    private static final Option NAME =
            Option.text("name").mustBeGiven().suggestedAsTyped().ofLength(1, 150);
    private static final Option ID = Option.text("id").mustBeGiven().ofLength(1, 20);
    private static final Option VALUE = Option.text("value").ofLength(0, 1000);

    private final GuildSettings guilds;
    private final SettingsGroups groups;
    private final SettingsLedger ledger;
    private final SettingsViews views;
    private final SettingsTransfer transfer;

    SettingsCommand(
            GuildSettings guilds,
            SettingsGroups groups,
            SettingsLedger ledger,
            SettingsViews views,
            SettingsTransfer transfer) {
        this.guilds = guilds;
        this.groups = groups;
        this.ledger = ledger;
        this.views = views;
        this.transfer = transfer;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("settings")
                .onlyInGuilds()
                .needs(MANAGE_SERVER)
                .quietly()
                .with(
                        Declaration.of("show", Pages.option()),
                        Declaration.of("edit", NAME),
                        Declaration.of("set", NAME, VALUE),
                        Declaration.of("reset", NAME),
                        Declaration.of("history", Pages.option()),
                        Declaration.of(
                                "revert",
                                Option.whole("change", 1, Integer.MAX_VALUE).mustBeGiven()),
                        Declaration.of("export"),
                        Declaration.of("import", Option.file("file")),
                        Declaration.of("paste", Option.text("yaml").mustBeGiven())
                                .onlyByComponent(),
                        Declaration.of("apply", ID).onlyByComponent(),
                        Declaration.of("cancel", ID).onlyByComponent());
    }

    @Override
    public List<String> suggest(Invocation call, String option) {
        var typed = call.text("name");
        var part = typed == null ? "" : typed.toLowerCase(Locale.ROOT);
        return groups.fields()
                .filter(field -> !field.isOpenEnded())
                .map(SettingField::name)
                .filter(name -> name.contains(part))
                .toList();
    }

    @Override
    public Reply answer(Invocation call) {
        return switch (call.part()) {
            case "edit" -> edit(call);
            case "set" -> set(call, call.text("value"));
            case "reset" -> set(call, null);
            case "history" ->
                    views.history(ledger.history(call.guildId()), call.number(Pages.PAGE));
            case "revert" -> revert(call);
            case "export" -> transfer.export(call);
            case "import" -> transfer.read(call);
            case "paste" -> transfer.preview(call, call.given("yaml"));
            case "apply" -> transfer.apply(call);
            case "cancel" -> transfer.cancel(call);
            default -> views.overview(guilds.snapshot(call.guildId()), call.number(Pages.PAGE));
        };
    }

    private Reply edit(Invocation call) {
        var name = call.given("name").strip();
        var field = groups.named(name);
        if (field.isOpenEnded()) {
            throw new Refusal("settings.not-here", name);
        }
        return views.editor(field, guilds.snapshot(call.guildId()).rows().get(name));
    }

    private Reply set(Invocation call, @Nullable String value) {
        var name = call.given("name").strip();
        groups.named(name);
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put(name, value == null || value.isBlank() ? null : value);
        var author = Author.of(call.caller(), Author.Source.COMMAND);
        return views.changed(guilds.changed(call.guildId(), author, values));
    }

    private Reply revert(Invocation call) {
        var change = call.number("change");
        var author = Author.of(call.caller(), Author.Source.REVERT);
        var changes = ledger.revert(call.guildId(), change == null ? 0 : change, author);
        guilds.forget(call.guildId());
        return views.changed(changes);
    }
}
