package io.jikimi.basics;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Shards;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;

/** {@code /ping}: whether Jikimi is there, and how quick the two ways to Discord are. */
@Component
class PingCommand implements Command {

    private final Shards shards;

    PingCommand(Shards shards) {
        this.shards = shards;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("ping");
    }

    @Override
    public Reply answer(Invocation call) {
        return Reply.post(
                        "basics.ping",
                        milliseconds(shards.gatewayPing()),
                        milliseconds(shards.restPing()))
                .with(
                        new Control.Button(
                                Text.of("basics.ping-again"),
                                Control.Style.SECONDARY,
                                ComponentId.of("ping")))
                .replacing();
    }

    private static Text milliseconds(Optional<Duration> measured) {
        return measured.map(time -> Text.of("basics.milliseconds", time.toMillis()))
                .orElse(Text.of("basics.not-measured"));
    }
}
