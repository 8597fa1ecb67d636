package io.jikimi.privacy;

import io.jikimi.commands.Command;
import io.jikimi.commands.Cooldown;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Memberships;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** {@code /privacy}: what Jikimi keeps of people and guilds, a copy of it, and its end. */
@Component
class PrivacyCommand implements Command {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int SEARCHES_AT_ONCE = 2;

    private final Set<Long> searching = ConcurrentHashMap.newKeySet();
    private final DataRows rows;
    private final DataFile file;
    private final ErasureService erasures;
    private final PrivacyViews views;
    private final Memberships memberships;
    private final Clock clock;

    PrivacyCommand(
            DataRows rows,
            DataFile file,
            ErasureService erasures,
            PrivacyViews views,
            Memberships memberships,
            Clock clock) {
        this.rows = rows;
        this.file = file;
        this.erasures = erasures;
        this.views = views;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("privacy")
                .quietly()
                .with(
                        Declaration.of("show", Pages.option()),
                        searching("export", Option.choice("where", "here", "everywhere")),
                        searching("erase"),
                        searching("erase-now").onlyByComponent(),
                        Declaration.of("server-export").onlyInGuilds(),
                        Declaration.of("server-erase").onlyInGuilds(),
                        Declaration.of("server-form").onlyByComponent(),
                        Declaration.of("server-erase-now", Option.text("name").ofLength(1, 100))
                                .onlyByComponent());
    }

    // Texts that may name somebody are read from end to end.
    private static Declaration searching(String part, Option... options) {
        return Declaration.of(part, options).cooldownAtButtonsToo(PAUSE, Cooldown.Per.USER);
    }

    @Override
    public boolean isConfidential() {
        return true;
    }

    @Override
    public Reply answer(Invocation call) {
        return switch (call.part()) {
            case "export" -> oneOfFew(call, () -> export(call));
            case "erase" -> oneOfFew(call, () -> views.question(rows.ofPerson(userId(call))));
            case "erase-now" -> oneOfFew(call, () -> erase(call));
            case "server-export" -> exportServer(call);
            case "server-erase" -> askServer(call);
            case "server-form" -> formForOwner(call);
            case "server-erase-now" -> eraseServer(call);
            default -> views.overview(rows.tables(), amount(call), call.number(Pages.PAGE));
        };
    }

    private static long userId(Invocation call) {
        return call.caller().userId();
    }

    private Text amount(Invocation call) {
        var guildId = call.caller().guildId();
        var all = rows.countOfPerson(userId(call), null);
        if (guildId == null) {
            return Text.of("privacy.about-you", all);
        }
        var here = rows.countOfPerson(userId(call), guildId);
        return Text.of("privacy.about-you-here", here, all - here);
    }

    private Reply oneOfFew(Invocation call, Supplier<Reply> search) {
        if (!begin(userId(call))) {
            throw new Refusal("privacy.busy");
        }
        try {
            return search.get();
        } finally {
            searching.remove(userId(call));
        }
    }

    private boolean begin(long userId) {
        synchronized (searching) {
            return searching.size() < SEARCHES_AT_ONCE && searching.add(userId);
        }
    }

    private Reply export(Invocation call) {
        var userId = call.caller().userId();
        var found = rows.ofPerson(userId);
        if ("here".equals(call.text("where")) && call.caller().guildId() != null) {
            found = DataRows.within(found, call.guildId());
        }
        return found.isEmpty()
                ? Reply.whisper("privacy.nothing")
                : Reply.whisper("privacy.export-done")
                        .attach(file.ofPerson(userId, found, call.caller().language()));
    }

    private Reply erase(Invocation call) {
        var userId = call.caller().userId();
        var changed = erasures.erasePerson(userId);
        var at = erasures.erasedAt(userId).orElseGet(clock::instant);
        return views.erased(changed, at, rows.ofPerson(userId));
    }

    private Reply exportServer(Invocation call) {
        var guildId = ofOwner(call);
        var found = rows.ofGuild(guildId);
        return found.isEmpty()
                ? Reply.whisper("privacy.server-nothing")
                : Reply.whisper("privacy.server-export-done")
                        .attach(file.ofGuild(guildId, found, call.caller().language()));
    }

    private Reply askServer(Invocation call) {
        var guildId = ofOwner(call);
        if (call.door() == Door.PREFIX) {
            // The answer goes to direct messages, from where no guild could be erased.
            throw new Refusal("privacy.server-needs-slash");
        }
        return views.serverQuestion(rows.ofGuild(guildId), nameOf(guildId));
    }

    private Reply formForOwner(Invocation call) {
        ofOwner(call);
        return PrivacyViews.serverForm();
    }

    private Reply eraseServer(Invocation call) {
        var guildId = ofOwner(call);
        if (!nameOf(guildId).strip().equals(call.given("name").strip())) {
            throw new Refusal("privacy.server-wrong-name", nameOf(guildId));
        }
        var gone = erasures.eraseGuild(guildId);
        return Reply.whisper("privacy.server-erased", gone).replacing();
    }

    private static long ofOwner(Invocation call) {
        var caller = call.caller();
        if (caller.guildId() == null || !caller.standing().guildOwner()) {
            throw new Refusal("privacy.only-owner");
        }
        return caller.guildId();
    }

    private String nameOf(long guildId) {
        var name = memberships.guildName(guildId);
        if (name == null) {
            throw new Refusal("privacy.server-unknown");
        }
        return name;
    }
}
