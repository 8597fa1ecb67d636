package io.jikimi.benchmark;

import io.jikimi.playground.Playground;
import io.jikimi.playground.world.Change;
import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Command;
import io.jikimi.playground.world.CommandLine;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.People;
import io.jikimi.playground.world.User;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** People who talk at a steady rate in all guilds, and how long the bot lets them wait. */
final class Load {

    private final Playground playground;
    private final List<Seat> seats;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Latencies typed = new Latencies();
    private final Latencies slashed = new Latencies();
    private long turn;

    private record Seat(User person, Channel channel) {}

    Load(Playground playground) {
        this.playground = playground;
        this.seats = playground.world().guilds().stream().map(this::seat).toList();
        playground.world().subscribe(this::saw);
    }

    Latencies typed() {
        return typed;
    }

    Latencies slashed() {
        return slashed;
    }

    void forget() {
        typed.forget();
        slashed.forget();
        waiting.clear();
    }

    int unanswered() {
        return waiting.size();
    }

    /** Asks once, and waits for the answer. */
    void askAndWait() {
        typedCommand(next());
        while (typed.count() == 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /**
     * Keeps a rate for a while.
     *
     * @param events messages a second that ask nothing of the bot
     * @param typedCommands of {@code !ping} a second
     * @param slashCommands of {@code /ping} a second
     * @return how many messages and commands were sent
     */
    long run(Duration lasting, int events, int typedCommands, int slashCommands) {
        var start = System.nanoTime();
        var sent = 0L;
        var perSecond = events + typedCommands + slashCommands;
        var total = lasting.toMillis() * perSecond / 1000;
        while (sent < total) {
            var due = (System.nanoTime() - start) * perSecond / 1_000_000_000L;
            while (sent < Math.min(due, total)) {
                send(sent % perSecond, typedCommands, slashCommands, perSecond);
                sent++;
            }
            LockSupport.parkNanos(500_000);
        }
        return sent;
    }

    // Spreads the commands evenly among the events.
    private void send(long slot, int typedCommands, int slashCommands, int perSecond) {
        var commands = typedCommands + slashCommands;
        var isCommand =
                commands > 0 && slot * commands / perSecond != (slot + 1) * commands / perSecond;
        var seat = next();
        if (!isCommand) {
            playground.world().people().say(seat.person(), seat.channel(), "The roses need water.");
        } else if (slashCommands > 0 && (slot * commands / perSecond) % 2 == 0) {
            slashCommand(seat);
        } else {
            typedCommand(seat);
        }
    }

    private Seat next() {
        return seats.get((int) (turn++ % seats.size()));
    }

    private void typedCommand(Seat seat) {
        playground
                .world()
                .aloneDo(
                        () -> {
                            var message =
                                    playground
                                            .world()
                                            .people()
                                            .say(seat.person(), seat.channel(), "!ping");
                            waiting.put(String.valueOf(message.id()), System.nanoTime());
                        });
    }

    private void slashCommand(Seat seat) {
        playground
                .world()
                .aloneDo(
                        () -> {
                            var people = playground.world().people();
                            var ping =
                                    people.command(
                                            seat.person(), seat.channel(), Command.SLASH, "ping");
                            var asked =
                                    people.run(
                                            seat.person(),
                                            seat.channel(),
                                            CommandLine.positional(ping, List.of()));
                            waiting.put(String.valueOf(asked.id()), System.nanoTime());
                        });
    }

    private void saw(Change change) {
        if (change.type().equals(People.ANSWERED)) {
            answered(change.data().path("interaction_id").asString(""), slashed);
        } else if (change.type().equals("MESSAGE_CREATE")) {
            answered(change.data().at("/message_reference/message_id").asString(""), typed);
        }
    }

    private void answered(String question, Latencies latencies) {
        var since = waiting.remove(question);
        if (since != null) {
            latencies.add(System.nanoTime() - since);
        }
    }

    private Seat seat(Guild guild) {
        var channel =
                guild.channels().stream()
                        .filter(one -> one.type() == Channel.TEXT)
                        .filter(one -> !one.name().contains("log") && !one.name().contains("기록"))
                        .findFirst()
                        .orElseThrow();
        return new Seat(playground.world().user(guild.ownerId()), channel);
    }
}
