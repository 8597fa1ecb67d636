package io.jikimi.endtoend;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that goes on, telling how far it is, until a test ends it. */
class ToilCommand implements Command {

    private volatile CountDownLatch decided = new CountDownLatch(0);
    private volatile CountDownLatch end = new CountDownLatch(1);
    private volatile boolean refusing;

    /** The next work goes on until {@link #end}. */
    void begin(boolean toRefuse) {
        refusing = toRefuse;
        end = new CountDownLatch(1);
    }

    /** It takes the command its time to say that it will work, until {@link #decide}. */
    void hesitate() {
        decided = new CountDownLatch(1);
    }

    void decide() {
        decided.countDown();
    }

    void end() {
        end.countDown();
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("toil", Option.choice("how", "openly", "quietly", "button"));
    }

    @Override
    public Reply answer(Invocation call) {
        if ("button".equals(call.text("how"))) {
            return Reply.post("testing.panel")
                    .with(
                            new Control.Button(
                                    Text.verbatim("Toil"),
                                    Control.Style.PRIMARY,
                                    ComponentId.of("toil")));
        }
        passed(decided, Long.MAX_VALUE);
        var start = Text.of("testing.toil-begun");
        return "quietly".equals(call.text("how"))
                ? Reply.quietWork(start, this::toil)
                : Reply.work(start, this::toil);
    }

    private Reply.Message toil(Reply.Progress progress) {
        for (var step = 1; !passed(end, 100); step++) {
            progress.say("testing.toil-news", step);
        }
        if (refusing) {
            throw new Refusal("desk.only-in-guilds");
        }
        return Reply.post("testing.toil-done");
    }

    private static boolean passed(CountDownLatch gate, long millis) {
        try {
            return gate.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
