package io.jikimi.basics;

import io.jikimi.cluster.Instance;
import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.commands.Card;
import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.discord.Shards;
import io.jikimi.messages.Text;

import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** {@code /about}: which Jikimi this is, since when, and how much it carries. */
@Component
class AboutCommand implements Command {

    private final BuildProperties build;
    private final Instance instance;
    private final InstanceRegistry instances;
    private final Shards shards;

    AboutCommand(
            BuildProperties build, Instance instance, InstanceRegistry instances, Shards shards) {
        this.build = build;
        this.instance = instance;
        this.instances = instances;
        this.shards = shards;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("about");
    }

    @Override
    public Reply answer(Invocation call) {
        var all = instances.totals();
        return Reply.post(
                Card.titled("basics.about-title")
                        .saying("basics.about-intro")
                        .line(Text.of("basics.about-version"), version(), true)
                        .line(
                                Text.of("basics.about-uptime"),
                                Text.of("basics.about-since", instance.startedAt()),
                                true)
                        .line(
                                Text.of("basics.about-shard"),
                                Text.of(
                                        "basics.about-shard-of",
                                        call.caller().shardId() + 1,
                                        shards.total()),
                                true)
                        .line(Text.of("basics.about-guilds"), count(all.guilds()), true)
                        .line(Text.of("basics.about-instances"), count(all.instances()), true));
    }

    private Text version() {
        return Text.verbatim(String.valueOf(build.getVersion()));
    }

    private static Text count(int number) {
        return Text.of("basics.about-count", number);
    }
}
