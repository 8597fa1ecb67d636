package io.jikimi.commands;

import io.jikimi.messages.Text;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets news through no more often than Discord likes messages to be edited. */
final class ProgressNews implements Reply.Progress {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Consumer<Text> edit;
    private long last = System.nanoTime();

    /**
     * Passes news on.
     *
     * @param edit puts it in the place of the last news
     */
    ProgressNews(Consumer<Text> edit) {
        this.edit = edit;
    }

    @Override
    public synchronized void say(Text news) {
        var now = System.nanoTime();
        if (now - last >= PAUSE.toNanos()) {
            last = now;
            edit.accept(news);
        }
    }
}
