package io.jikimi.commands;

import io.jikimi.commands.Declaration.Reach;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import net.dv8tion.jda.api.Permission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where every invocation arrives: finds the command, checks who asks, and always has an answer. */
@Component
public class CommandDesk {

    private static final Logger log = LoggerFactory.getLogger(CommandDesk.class);

    private final Catalogue catalogue;

    CommandDesk(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Answers; never throws for anything a person can do. */
    public Reply answer(Invocation call) {
        var command = catalogue.named(call.path().getFirst());
        var way = command.flatMap(found -> found.declaration().along(call.path()));
        if (command.isEmpty() || way.isEmpty() || !opens(way.get(), call.door())) {
            var unknown = call.door() == Door.COMPONENT ? "desk.stale" : "desk.unknown";
            return Reply.whisper(unknown, call.caller().prefix());
        }
        try {
            var understood =
                    call.giving(OptionValue.ofAll(way.get().getLast().options(), call.options()));
            check(way.get(), understood);
            return command.get().answer(understood);
        } catch (Refusal no) {
            return whisper(no.reason());
        } catch (RuntimeException | Error failure) {
            return apology("Command " + String.join(" ", call.path()), failure);
        }
    }

    /** Tells the log what failed and why, and the person only under which number. */
    static Reply.Message apology(String what, Throwable failure) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} failed [{}]", what, number, failure);
        return Reply.whisper("desk.failed", number);
    }

    /** What could complete an option, or nothing where the person may not ask. */
    public List<String> suggest(Invocation call, String option) {
        return catalogue
                .named(call.path().getFirst())
                .filter(
                        command ->
                                command.declaration()
                                        .along(call.path())
                                        .filter(way -> mayUse(way, call.caller()))
                                        .isPresent())
                .map(command -> suggest(command, call, option))
                .orElse(List.of());
    }

    private static List<String> suggest(Command command, Invocation call, String option) {
        try {
            return command.suggest(call, option).stream().limit(25).toList();
        } catch (RuntimeException | Error failure) {
            log.error(
                    "Command {} failed to complete {}",
                    String.join(" ", call.path()),
                    option,
                    failure);
            return List.of();
        }
    }

    /** Whether the person may use what this way leads to, from where they are. */
    public static boolean mayUse(List<Declaration> way, Invocation.Caller caller) {
        return caller.guildId() == null
                ? way.stream().noneMatch(part -> part.reach() == Reach.GUILDS)
                : way.stream().allMatch(part -> caller.may(part.needs()));
    }

    private static boolean opens(List<Declaration> way, Door door) {
        return door == Door.COMPONENT
                || way.stream().noneMatch(part -> part.reach() == Reach.COMPONENTS);
    }

    private static void check(List<Declaration> way, Invocation call) {
        var caller = call.caller();
        if (caller.guildId() == null
                && way.stream().anyMatch(part -> part.reach() == Reach.GUILDS)) {
            throw new Refusal("desk.only-in-guilds");
        }
        if (caller.guildId() != null) {
            way.stream()
                    .map(Declaration::needs)
                    .filter(needed -> !caller.may(needed))
                    .findFirst()
                    .ifPresent(
                            needed -> {
                                throw new Refusal("desk.needs", names(needed));
                            });
        }
        var part = way.getLast();
        part.options().forEach(option -> OptionCheck.check(option, call, part));
    }

    private static Text names(Set<Permission> needed) {
        return Text.of("permission." + needed.stream().sorted().findFirst().orElseThrow().name());
    }

    private static Reply whisper(Text reason) {
        return Reply.whisper(reason.key(), reason.values().toArray());
    }
}
