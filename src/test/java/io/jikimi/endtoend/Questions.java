package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Person;
import io.jikimi.playground.Place;
import io.jikimi.playground.Shown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions that people typed, and whether each has been answered, and once only. */
final class Questions {

    private final List<String> asked = new ArrayList<>();
    private final Map<Long, Person> lastAsking = new LinkedHashMap<>();

    void ask(Person... people) {
        for (var person : people) {
            asked.add(String.valueOf(person.says("!ping").id()));
            lastAsking.put(person.place().id(), person);
        }
    }

    int asked() {
        return asked.size();
    }

    /**
     * Waits for an answer to each, then asks once more in every channel: a channel's answers come
     * in order, so whatever came twice has come by then.
     */
    void areAnsweredOnceWithin(Duration time) {
        await().atMost(time).untilAsserted(() -> assertThat(answered()).containsAll(asked));
        lastAsking.values().stream().toList().forEach(this::ask);
        await().atMost(time).untilAsserted(() -> assertThat(answered()).containsAll(asked));
        assertThat(answered()).containsExactlyInAnyOrderElementsOf(asked);
    }

    /** What the bot's messages refer to. */
    private List<String> answered() {
        return lastAsking.values().stream()
                .map(Person::place)
                .map(Place::messagesOfBot)
                .flatMap(List::stream)
                .map(Questions::question)
                .filter(question -> !question.isEmpty())
                .toList();
    }

    private static String question(Shown answer) {
        return answer.message().json(0).at("/message_reference/message_id").asString();
    }
}
