package io.jikimi.announcements;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;
import static net.dv8tion.jda.api.Permission.MESSAGE_MENTION_EVERYONE;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Directory;
import io.jikimi.messages.Refusal;
import io.jikimi.times.Times;
import io.jikimi.times.When;
import io.jikimi.times.Zones;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** {@code /announcements add}, {@code list}, {@code show} and the rest: what a guild announces. */
@Component
class AnnouncementsCommand implements Command {

    static final int LONGEST_TEXT = 1800;
    static final int LONGEST_TITLE = 250;
    static final int LONGEST_TIME = 200;

    private static final Option ID = Option.whole("id", 1, Long.MAX_VALUE >> 10).mustBeGiven();
    private static final Option CHANNEL = Option.channel("channel");
    private static final Option WHEN = Option.text("when").ofLength(0, LONGEST_TIME);
    private static final Option TEXT = Option.text("text").ofLength(0, LONGEST_TEXT);
    private static final Option TITLE = Option.text("title").ofLength(0, LONGEST_TITLE);
    private static final Option PING = Option.role("ping");
    private static final Option MISSED = Option.choice("missed", "once", "skip", "all");
    private static final Option PUBLISH = Option.yesNo("publish");
    private static final Option PIN = Option.yesNo("pin");
    private static final Option REPLACE = Option.yesNo("delete-previous");

    private final AnnouncementService announcements;
    private final AnnouncementView view;
    private final Times times;
    private final Zones zones;
    private final Directory directory;

    AnnouncementsCommand(
            AnnouncementService announcements,
            AnnouncementView view,
            Times times,
            Zones zones,
            Directory directory) {
        this.announcements = announcements;
        this.view = view;
        this.times = times;
        this.zones = zones;
        this.directory = directory;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("announcements")
                .onlyInGuilds()
                .needs(MANAGE_SERVER)
                .quietly()
                .with(
                        Declaration.of(
                                "add",
                                CHANNEL.mustBeGiven(),
                                WHEN.mustBeGiven(),
                                TEXT.mustBeGiven(),
                                TITLE,
                                PING,
                                MISSED,
                                PUBLISH,
                                PIN,
                                REPLACE),
                        Declaration.of("list", Pages.option()),
                        Declaration.of("show", ID),
                        Declaration.of("edit", ID, WHEN, CHANNEL, TITLE, TEXT),
                        Declaration.of("pause", ID),
                        Declaration.of("resume", ID),
                        Declaration.of("delete", ID),
                        Declaration.of("change", ID).onlyByComponent());
    }

    @Override
    public Reply answer(Invocation call) {
        var guildId = call.guildId();
        return switch (call.part()) {
            case "add" -> add(call);
            case "show" -> view.shown(announcements.open(guildId, id(call)));
            case "edit" -> edit(call);
            case "pause" -> view.shown(announcements.pause(guildId, id(call)));
            case "resume" -> view.shown(announcements.resume(guildId, id(call)));
            case "delete" -> delete(call);
            case "change" -> AnnouncementView.form(announcements.open(guildId, id(call)));
            default -> list(call);
        };
    }

    private Reply add(Invocation call) {
        var channelId = (Long) Objects.requireNonNull(call.id(CHANNEL.name()));
        refuseUnfit(call.guildId(), channelId);
        var missed = call.text(MISSED.name());
        var plan =
                new Plan(
                        call.caller().eventKey(),
                        call.guildId(),
                        channelId,
                        call.caller().userId(),
                        when(call, call.given(WHEN.name())),
                        content(
                                call,
                                call.given(TEXT.name()),
                                written(call, TITLE),
                                call.id(PING.name())),
                        missed == null
                                ? Missed.ONCE
                                : Missed.valueOf(missed.toUpperCase(Locale.ROOT)),
                        new Extras(
                                call.flag(PUBLISH.name()),
                                call.flag(PIN.name()),
                                call.flag(REPLACE.name())));
        return view.shown(announcements.plan(plan));
    }

    private void refuseUnfit(long guildId, long channelId) {
        if (!directory.hasChannel(guildId, channelId)
                || !directory.mayWriteIn(guildId, channelId)) {
            throw new Refusal("announcements.not-there", "<#" + channelId + ">");
        }
    }

    // Times of a guild hang on the guild's clock, whoever writes them.
    private When when(Invocation call, String written) {
        return times.when(written, zone(call));
    }

    private ZoneId zone(Invocation call) {
        return zones.ofGuild(call.guildId());
    }

    /** Roles are pinged only by whoever could ping them. */
    private static Content content(
            Invocation call, String text, @Nullable String title, @Nullable Long ping) {
        var roles = new LinkedHashSet<Long>();
        if (ping != null) {
            if (!mayPing(call)) {
                throw new Refusal("announcements.may-not-ping", "<@&" + ping + ">");
            }
            roles.add(ping);
        }
        if (mayPing(call)) {
            roles.addAll(Content.rolesIn(text));
        }
        return new Content(text, title, roles);
    }

    private static boolean mayPing(Invocation call) {
        return call.caller().may(Set.of(MESSAGE_MENTION_EVERYONE));
    }

    private Reply edit(Invocation call) {
        var id = id(call);
        var channelId = call.id(CHANNEL.name());
        if (channelId != null) {
            refuseUnfit(call.guildId(), channelId);
        }
        var when = written(call, WHEN);
        var text = written(call, TEXT);
        var title = written(call, TITLE);
        if (when == null && text == null && title == null && channelId == null) {
            throw new Refusal("announcements.nothing-to-change");
        }
        var content = text == null && title == null ? null : changed(call, id, text, title);
        return view.shown(
                announcements.edit(
                        call.guildId(),
                        id,
                        when == null ? null : when(call, when),
                        content,
                        channelId));
    }

    // Whom it pings stays, but for those whom the words name no more, and not at all where whoever
    // changes the words could not ping them.
    private Content changed(
            Invocation call, long id, @Nullable String text, @Nullable String title) {
        var before = announcements.open(call.guildId(), id).content();
        var words = text == null ? before.text() : text;
        var now = content(call, words, title == null ? before.title() : title, null);
        var roles = new LinkedHashSet<>(before.roles());
        roles.removeAll(Content.rolesIn(before.text()));
        roles.addAll(now.roles());
        return new Content(now.text(), now.title(), mayPing(call) ? roles : Set.of());
    }

    private Reply delete(Invocation call) {
        announcements.delete(call.guildId(), id(call));
        return Reply.whisper("announcements.deleted");
    }

    private Reply list(Invocation call) {
        var page = call.number(Pages.PAGE);
        var shown = view.list(announcements.open(call.guildId()), page);
        return page == null ? shown : shown.replacing();
    }

    private static @Nullable String written(Invocation call, Option option) {
        var text = call.text(option.name());
        return text == null || text.isBlank() ? null : text;
    }

    private static long id(Invocation call) {
        return (Long) Objects.requireNonNull(call.number(ID.name()));
    }
}
