package io.jikimi.playground.page;

import io.jikimi.playground.PlaygroundClock;
import io.jikimi.playground.world.ChannelJson;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Permission;
import io.jikimi.playground.world.World;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** All that a person does through the page, by the name under which the page asks for it. */
final class Deeds {

    private static final Duration LONGEST_JUMP = Duration.ofDays(366);

    private final World world;
    private final PlaygroundClock clock;
    private final Backstage backstage;
    private final Map<String, Function<Deed, ObjectNode>> asked;
    private final Map<String, Consumer<Deed>> told;

    Deeds(World world, PlaygroundClock clock, Backstage backstage) {
        this.world = world;
        this.clock = clock;
        this.backstage = backstage;
        var commands = new CommandDeeds(world);
        asked =
                Map.ofEntries(
                        Map.entry("run", commands::run),
                        Map.entry("autocomplete", commands::complete),
                        Map.entry("use", commands::use),
                        Map.entry("press", commands::press),
                        Map.entry("choose", commands::choose),
                        Map.entry("submit", commands::submit),
                        Map.entry("say", this::say),
                        Map.entry("open-dm", this::openConversation),
                        Map.entry("arrive", this::arrive),
                        Map.entry("clock", this::turn));
        told =
                Map.ofEntries(
                        Map.entry("edit", this::edit),
                        Map.entry(
                                "delete",
                                deed -> world.messages().delete(deed.who(), deed.message())),
                        Map.entry("dismiss", this::dismiss),
                        Map.entry("react", this::react),
                        Map.entry("unreact", this::unreact),
                        Map.entry(
                                "locale", deed -> world.people().speak(deed.who(), deed.locale())),
                        Map.entry(
                                "kick", deed -> world.moderation().kick(deed.who(), deed.member())),
                        Map.entry("ban", this::ban),
                        Map.entry("unban", this::unban),
                        Map.entry("timeout", this::timeOut),
                        Map.entry("close-form", deed -> world.people().closeForm(deed.who())),
                        Map.entry("fault", deed -> backstage.cause(deed.text("name"))));
    }

    /** What came of it; null if there is no such deed. */
    @Nullable ObjectNode perform(String name, Deed deed) {
        var question = asked.get(name);
        if (question != null) {
            return question.apply(deed);
        }
        var order = told.get(name);
        if (order == null) {
            return null;
        }
        order.accept(deed);
        return Json.object();
    }

    private ObjectNode say(Deed deed) {
        var content = deed.text("content");
        world.permissions().require(deed.who(), deed.channel(), Permission.VIEW_CHANNEL);
        var to = deed.channel().messages().get(deed.id("reply_to"));
        var said =
                to == null
                        ? world.people().say(deed.who(), deed.channel(), content)
                        : world.people().reply(deed.who(), to, content);
        return Json.object().put("id", Json.id(said.id()));
    }

    private void edit(Deed deed) {
        world.people().edit(deed.who(), deed.message(), deed.text("content"));
    }

    /** Takes a whisper from the screen; it was never anybody else's. */
    private void dismiss(Deed deed) {
        world.aloneDo(
                () -> {
                    var message = deed.message();
                    if (!message.isWhisper()) {
                        throw new IllegalArgumentException("Others see this message too");
                    }
                    message.channel().messages().remove(message.id());
                });
    }

    private void react(Deed deed) {
        world.reactions().add(deed.who(), deed.message(), deed.text("emoji"));
    }

    private void unreact(Deed deed) {
        world.reactions().remove(deed.who(), deed.who(), deed.message(), deed.text("emoji"));
    }

    private void ban(Deed deed) {
        var reason = deed.has("reason") ? deed.text("reason") : null;
        var user = deed.user("member");
        world.moderation().ban(deed.who(), deed.guild(), user, reason, Duration.ZERO);
    }

    private void unban(Deed deed) {
        world.moderation().unban(deed.who(), deed.guild(), deed.user("person"));
    }

    private void timeOut(Deed deed) {
        var seconds = deed.number("seconds");
        var until = seconds <= 0 ? null : world.now().plusSeconds(seconds);
        world.moderation().timeOut(deed.who(), deed.member(), until);
    }

    private ObjectNode openConversation(Deed deed) {
        var other = deed.user("with");
        if (other != world.bot()) {
            throw new IllegalArgumentException("Only the bot has direct messages here");
        }
        var json = ChannelJson.of(world.directWith(deed.who()));
        json.putArray("recipients").add(other.json());
        var answer = Json.object();
        answer.set("channel", json);
        return answer;
    }

    /** Somebody new joins, or somebody who left or was sent away comes back, the bot included. */
    private ObjectNode arrive(Deed deed) {
        var guilds = world.guildWork();
        var user =
                deed.has("person")
                        ? deed.user("person")
                        : guilds.register(
                                Newcomers.username(world), Newcomers.name(world), Locale.US);
        if (user == world.bot()) {
            guilds.inviteBotAgain(deed.guild());
        } else {
            guilds.join(deed.guild(), user);
        }
        return Json.object().put("id", Json.id(user.id())).put("name", user.shownName());
    }

    private ObjectNode turn(Deed deed) {
        var by = Duration.ofSeconds(deed.number("advance_seconds"));
        if (by.isNegative() || by.compareTo(LONGEST_JUMP) > 0) {
            throw new IllegalArgumentException("Time goes forward, by a year at most");
        }
        clock.turnForward(by);
        return Json.object().put("now", world.now().toEpochMilli());
    }
}
