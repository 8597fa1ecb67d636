package io.jikimi.guilds;

import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Downloads;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The parts of {@code /settings} that write settings to a file and take them from one. */
@Component
class SettingsTransfer {

    private static final int LONGEST_PASTED = 4000;

    private final GuildSettings guilds;
    private final SettingsFile file;
    private final SettingsImports imports;
    private final SettingsViews views;
    private final Downloads downloads;

    SettingsTransfer(
            GuildSettings guilds,
            SettingsFile file,
            SettingsImports imports,
            SettingsViews views,
            Downloads downloads) {
        this.guilds = guilds;
        this.file = file;
        this.imports = imports;
        this.views = views;
        this.downloads = downloads;
    }

    Reply export(Invocation call) {
        var rows = guilds.snapshot(call.guildId()).rows();
        return rows.isEmpty()
                ? Reply.whisper("settings.export-empty")
                : Reply.whisper("settings.export-done")
                        .attach("jikimi-settings.yaml", file.write(rows));
    }

    /** Looks at a file that was sent along, or opens a form to paste one. */
    Reply read(Invocation call) {
        var sent = call.file("file");
        if (sent == null) {
            return Reply.form(
                    Text.of("settings.import-title"),
                    ComponentId.of("settings", "paste"),
                    Reply.Field.paragraph(
                            "yaml",
                            Text.of("settings.import-field"),
                            Text.of("settings.import-hint"),
                            "",
                            1,
                            LONGEST_PASTED));
        }
        if (sent.size() > SettingsFile.LONGEST) {
            throw new Refusal("settings.file-too-long", SettingsFile.LONGEST / 1000);
        }
        return preview(call, content(sent));
    }

    private String content(Invocation.Attachment sent) {
        try {
            var bytes = downloads.read(sent.url(), SettingsFile.LONGEST);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (UncheckedIOException failure) {
            throw new Refusal("settings.file-unreadable");
        }
    }

    Reply preview(Invocation call, String yaml) {
        var preview = imports.preview(call.guildId(), author(call), yaml);
        return views.preview(preview, "settings.import-intro");
    }

    Reply apply(Invocation call) {
        var id = call.given("id");
        var applied = imports.apply(call.guildId(), author(call), id);
        guilds.forget(call.guildId());
        if (applied.anew() != null) {
            return views.preview(applied.anew(), "settings.import-outdated");
        }
        return Reply.whisper("settings.import-done", applied.changes().size()).replacing();
    }

    private static Author author(Invocation call) {
        return Author.of(call.caller(), Author.Source.IMPORT);
    }

    Reply cancel(Invocation call) {
        imports.cancel(call.guildId(), Objects.requireNonNull(call.text("id")));
        return Reply.whisper("settings.import-cancelled").replacing();
    }
}
