package io.jikimi.basics;

import io.jikimi.cluster.ClusterReport;
import io.jikimi.cluster.ClusterView;
import io.jikimi.commands.Card;
import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.discord.IdentifiesLeft;
import io.jikimi.discord.Shards;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/** {@code /cluster}: which instances run the bot, and who holds which shard since when. */
@Component
class ClusterCommand implements Command {

    private static final String VIEW = "view";
    private static final String INSTANCES = "instances";
    private static final String SHARDS = "shards";
    private static final int INSTANCES_A_PAGE = 8;
    private static final int SHARDS_A_PAGE = 20;

    private final ClusterView cluster;
    private final Shards shards;

    ClusterCommand(ClusterView cluster, Shards shards) {
        this.cluster = cluster;
        this.shards = shards;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("cluster", Option.choice(VIEW, INSTANCES, SHARDS), Pages.option())
                .onlyForOwners()
                .quietly();
    }

    @Override
    public boolean isConfidential() {
        return true;
    }

    @Override
    public Reply answer(Invocation call) {
        return page(
                cluster.report(),
                shards.identifiesLeft().orElse(null),
                SHARDS.equals(call.text(VIEW)),
                call.number(Pages.PAGE));
    }

    static Reply.Message page(
            ClusterReport report,
            @Nullable IdentifiesLeft day,
            boolean ofShards,
            @Nullable Long number) {
        var words = new ClusterWords(report);
        var pages =
                Pages.of(
                        ofShards ? words.shards() : words.instances(),
                        ofShards ? SHARDS_A_PAGE : INSTANCES_A_PAGE,
                        number,
                        leadingTo(ofShards ? SHARDS : INSTANCES));
        var title = ofShards ? "basics.cluster-title-shards" : "basics.cluster-title";
        var card =
                new Card(Text.of(title), body(pages.shown(), report), List.of(), pages.place())
                        .line(Text.of("basics.cluster-splits"), words.splits(), true)
                        .line(Text.of("basics.cluster-free"), words.free(), true)
                        .line(
                                Text.of("basics.cluster-identifies"),
                                ClusterWords.identifies(day),
                                true);
        return Reply.whisper(card).with(pages.controls()).with(turn(ofShards)).replacing();
    }

    private static Text body(List<Text> lines, ClusterReport report) {
        var all =
                lines.stream()
                        .reduce((before, line) -> Text.of("basics.cluster-lines", before, line))
                        .orElse(Text.of("basics.cluster-none"));
        return report.complete()
                ? all
                : Text.of("basics.cluster-lines", Text.of("basics.cluster-incomplete"), all);
    }

    private static Control turn(boolean ofShards) {
        return new Control.Button(
                Text.of(ofShards ? "basics.cluster-see-instances" : "basics.cluster-see-shards"),
                Control.Style.SECONDARY,
                leadingTo(ofShards ? INSTANCES : SHARDS));
    }

    private static ComponentId leadingTo(String view) {
        return ComponentId.of("cluster").with(VIEW, view);
    }
}
