package io.jikimi.endtoend;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that goes on, telling how far it is, until a test ends it. */
class ToilCommand implements Command {

    private volatile CountDownLatch end = new CountDownLatch(1);
    private volatile boolean refusing;

    void begin(boolean toRefuse) {
        refusing = toRefuse;
        end = new CountDownLatch(1);
    }

    void end() {
        end.countDown();
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("toil");
    }

    @Override
    public Reply answer(Invocation call) {
        return Reply.work(Text.of("testing.toil-begun"), this::toil);
    }

    private Reply.Message toil(Reply.Progress progress) {
        try {
            for (var step = 1; !end.await(100, TimeUnit.MILLISECONDS); step++) {
                progress.say("testing.toil-news", step);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (refusing) {
            throw new Refusal("desk.only-in-guilds");
        }
        return Reply.post("testing.toil-done");
    }
}
