package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** People in every guild who ask something again and again, and count what they are answered. */
final class Traffic implements AutoCloseable {

    private final Playground playground;
    private final List<Person> people = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Thread thread;
    private volatile boolean over;

    private Traffic(Playground playground, Duration pause) {
        this.playground = playground;
        playground
                .world()
                .guilds()
                .forEach(guild -> people.add(playground.community(guild.name()).owner()));
        playground.requests().forget();
        thread = Thread.ofVirtual().start(() -> ask(pause));
    }

    /** One question after another, each in the next guild. */
    static Traffic in(Playground playground, Duration pause) {
        return new Traffic(playground, pause);
    }

    private void ask(Duration pause) {
        try {
            while (!over) {
                var next = people.get(asked.get() % people.size());
                next.says("!ping");
                asked.incrementAndGet();
                Thread.sleep(pause);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    int asked() {
        return asked.get();
    }

    /** How often the bot sent something, whether or not Discord took it for the same. */
    int answers() {
        return (int)
                playground.requests().all().stream()
                        .filter(request -> request.method().equals("POST"))
                        .filter(request -> request.route().endsWith("/messages"))
                        .count();
    }

    /** Waits until so many more questions were asked. */
    void goesOn(int questions) {
        var until = asked.get() + questions;
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() >= until);
    }

    /** Ends, and fails unless each question was answered, and none twice. */
    int allAnsweredOnce() throws InterruptedException {
        end();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(answers()).isGreaterThanOrEqualTo(asked.get()));
        assertThat(answers()).isEqualTo(asked.get());
        return asked.get();
    }

    /** Ends, and fails if any question was answered twice; gives how many were not. */
    int noneAnsweredTwice() throws InterruptedException {
        end();
        return asked.get() - answers();
    }

    void end() throws InterruptedException {
        over = true;
        thread.join();
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }
}
