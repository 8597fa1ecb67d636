package io.jikimi.commands;

import io.jikimi.cluster.Withdrawn;
import io.jikimi.commands.CommandMeters.Outcome;
import io.jikimi.commands.Declaration.Reach;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where every invocation arrives: finds the command, checks who asks, and always has an answer. */
@Component
public class CommandDesk {

    private static final Logger log = LoggerFactory.getLogger(CommandDesk.class);
    private static final int MOST_SUGGESTIONS = 25;

    private final Catalogue catalogue;
    private final OptionReader reader;
    private final Doorkeeper doorkeeper;
    private final Cooldowns cooldowns;
    private final CommandMeters meters;

    CommandDesk(
            Catalogue catalogue,
            OptionReader reader,
            Doorkeeper doorkeeper,
            Cooldowns cooldowns,
            CommandMeters meters) {
        this.meters = meters;
        this.catalogue = catalogue;
        this.reader = reader;
        this.doorkeeper = doorkeeper;
        this.cooldowns = cooldowns;
    }

    /** Answers; never throws for anything a person can do. */
    public Reply answer(Invocation call) {
        try (var marked = MDC.putCloseable("command", String.join(" ", call.path()))) {
            return answered(call);
        }
    }

    private Reply answered(Invocation call) {
        var way = way(call);
        var run =
                meters.begin(
                        way.map(found -> found.getFirst().name()).orElse("unknown"), call.door());
        if (way.isEmpty()) {
            run.end(Outcome.REFUSED);
            var unknown = call.door() == Door.COMPONENT ? "desk.stale" : "desk.unknown";
            return Reply.whisper(unknown, call.caller().prefix());
        }
        var what = "Command " + String.join(" ", call.path());
        try (var entered = run.enter()) {
            return answered(way.get(), call, what, run);
        }
    }

    private Reply answered(
            List<Declaration> way, Invocation call, String what, CommandMeters.Running run) {
        try {
            return settled(answer(way, call, run), what, run);
        } catch (Refusal no) {
            run.end(Outcome.REFUSED);
            return Reply.whisper(no.reason());
        } catch (Withdrawn elsewhere) {
            run.end(Outcome.WITHDRAWN);
            throw elsewhere;
        } catch (RuntimeException | Error failure) {
            run.end(Outcome.FAILED);
            return apology(what, failure);
        }
    }

    private Optional<List<Declaration>> way(Invocation call) {
        return catalogue
                .named(call.path().getFirst())
                .flatMap(command -> command.declaration().along(call.path()))
                .filter(way -> opens(way, call.door()));
    }

    private Reply answer(List<Declaration> way, Invocation call, CommandMeters.Running run) {
        var caller = call.caller();
        if (!isReachable(way, caller)) {
            run.end(Outcome.REFUSED);
            return Reply.whisper("desk.only-in-guilds");
        }
        var verdict = doorkeeper.judge(way, caller);
        if (!verdict.allowed()) {
            run.end(Outcome.REFUSED);
            return refused(way, verdict, caller);
        }
        var part = way.getLast();
        var understood = call.giving(reader.read(part.options(), call.options(), caller));
        part.options().forEach(option -> OptionCheck.check(option, understood, part));
        if (call.door() != Door.COMPONENT || part.isCostly()) {
            cooldowns.blockedUntil(way, caller).ifPresent(CommandDesk::refuseUntil);
        }
        var reply = catalogue.named(way.getFirst().name()).orElseThrow().answer(understood);
        return doorkeeper.answersPrivately(way, caller) ? hushed(reply) : reply;
    }

    private static void refuseUntil(Instant then) {
        throw new Refusal("desk.cooldown", then);
    }

    private Reply refused(List<Declaration> way, Verdict verdict, Caller caller) {
        var no = Reply.whisper(verdict.reason());
        if (catalogue.named("why").isEmpty() || caller.guildId() == null) {
            return no;
        }
        var about = String.join(" ", Declaration.path(way));
        return no.with(
                new Control.Button(
                        Text.of("desk.why"),
                        Control.Style.SECONDARY,
                        ComponentId.of("why")
                                .with("user", String.valueOf(caller.userId()))
                                .with("command", about)));
    }

    private static Reply hushed(Reply reply) {
        return switch (reply) {
            case Reply.Message message -> message.privately();
            case Reply.Form form -> form;
            case Reply.Work work -> work.privately();
        };
    }

    // What is done later must have an answer as well.
    private static Reply settled(Reply reply, String what, CommandMeters.Running run) {
        if (!(reply instanceof Reply.Work work)) {
            run.end(Outcome.OK);
            return reply;
        }
        return new Reply.Work(
                work.audience(),
                work.start(),
                work.controls(),
                progress -> {
                    try (var entered = run.enter()) {
                        return done(work, progress, what, run);
                    }
                });
    }

    private static Reply.Message done(
            Reply.Work work, Reply.Progress progress, String what, CommandMeters.Running run) {
        try {
            var last = work.task().run(progress);
            run.end(Outcome.OK);
            return last;
        } catch (Refusal no) {
            run.end(Outcome.REFUSED);
            return Reply.whisper(no.reason());
        } catch (Withdrawn elsewhere) {
            run.end(Outcome.WITHDRAWN);
            throw elsewhere;
        } catch (RuntimeException | Error failure) {
            run.end(Outcome.FAILED);
            return apology(what, failure);
        }
    }

    /** Tells the log what failed and why, and the person only under which number. */
    static Reply.Message apology(String what, Throwable failure) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        try (var found = MDC.putCloseable("errorId", number)) {
            log.error("{} failed [{}]", what, number, failure);
        }
        return Reply.whisper("desk.failed", number);
    }

    /** What could complete an option, or nothing where the person may not ask. */
    public List<String> suggest(Invocation call, String option) {
        return way(call)
                .filter(way -> mayUse(way, call.caller()))
                .flatMap(way -> catalogue.named(way.getFirst().name()))
                .map(command -> suggest(command, call, option))
                .orElse(List.of());
    }

    private static List<String> suggest(Command command, Invocation call, String option) {
        try {
            return command.suggest(call, option).stream().limit(MOST_SUGGESTIONS).toList();
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
    public boolean mayUse(List<Declaration> way, Caller caller) {
        return isReachable(way, caller) && doorkeeper.judge(way, caller).allowed();
    }

    /** Whether nobody else may read the answer, even where the person typed it for all to see. */
    boolean answersPrivately(Invocation call) {
        return catalogue.named(call.path().getFirst()).filter(Command::isConfidential).isPresent()
                || way(call)
                        .filter(way -> doorkeeper.answersPrivately(way, call.caller()))
                        .isPresent();
    }

    private static boolean isReachable(List<Declaration> way, Caller caller) {
        return caller.guildId() != null
                || way.stream().noneMatch(part -> part.reach() == Reach.GUILDS);
    }

    private static boolean opens(List<Declaration> way, Door door) {
        return door == Door.COMPONENT
                || way.stream().noneMatch(part -> part.reach() == Reach.COMPONENTS);
    }
}
