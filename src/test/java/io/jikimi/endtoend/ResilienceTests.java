package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.playground.Community;
import io.jikimi.playground.Person;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.playground.world.GuildJson;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Member;

import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Discord in trouble, in the middle of conversations: nothing is lost, and nothing said twice. */
@ExtendWith(OutputCaptureExtension.class)
class ResilienceTests {

    private static final String MESSAGES = "/channels/{channel}/messages";
    private static final String CALLBACK = "/interactions/{interaction}/{token}/callback";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Playground playground = Jikimi.shared();
    private final Questions questions = new Questions();
    private Community garden = playground.garden();
    private Person bob = garden.owner();

    @BeforeEach
    void everyTestHasACommunityOfItsOwn() {
        Jikimi.sharedBot();
        garden = playground.found("Garden " + System.nanoTime(), Locale.US);
        bob = garden.welcomes("Bob");
    }

    @AfterEach
    void heal() {
        playground.faults().heal();
        Jikimi.sharedBot().heldToTheContract();
    }

    @Test
    void answersEveryQuestionOnceThoughTheConnectionDropsAgainAndAgain() {
        var identified = playground.gateway().identifies();
        var resumed = new Resumes();
        Jikimi.sharedBot().bean(ShardManager.class).addEventListener(resumed);
        var people = new Person[] {bob, garden.welcomes("Cho"), garden.owner()};
        for (var drop = 1; drop <= 4; drop++) {
            questions.ask(people);
            playground.faults().dropConnections();
            questions.ask(people);
            resumed.await(drop, () -> questions.ask(people));
        }
        Jikimi.sharedBot().bean(ShardManager.class).removeEventListener(resumed);

        questions.areAnsweredOnceWithin(LONG);
        assertThat(playground.gateway().identifies()).isEqualTo(identified);
    }

    @Test
    void waitsOutAStormOf429WithoutHammering() {
        var tooMany = playground.requests().tooMany();
        var channels = channels(garden, 3);
        playground.faults().stormOf429(Duration.ofMillis(2500), Duration.ofSeconds(1));
        IntStream.range(0, 8).forEach(_ -> questions.ask(channels));

        questions.areAnsweredOnceWithin(LONG);
        assertThat(playground.requests().tooMany() - tooMany)
                .as("one of each channel's 24 questions asks again each second")
                .isBetween(3L, 3L * 3);
    }

    @Test
    void keepsDiscordsOwnLimitsWithoutBeingToldOff() {
        try (var strict = Playground.start(PlaygroundSettings.forTests().withRateLimits(true));
                var bot = Jikimi.start(strict)) {
            strict.waitsUntilConnected();
            var channels = channels(strict.garden(), 4);
            IntStream.range(0, 7).forEach(_ -> questions.ask(channels));

            questions.areAnsweredOnceWithin(LONG);
            assertThat(strict.requests().tooMany()).isZero();
            bot.heldToTheContract();
        }
    }

    @Test
    void deliversLaterWhatDiscordCouldNotTakeAndSaysSoOnce(CapturedOutput output) {
        // JDA itself tries four times, within seven seconds.
        playground.faults().answerNext(5, "POST", MESSAGES, 503);
        questions.ask(bob);

        questions.areAnsweredOnceWithin(LONG);
        assertThat(warnings(output)).singleElement().asString().contains("trying again");
    }

    @Test
    void saysOnceWhatDiscordTookButSaidItHadNot(CapturedOutput output) {
        var taken = posted(200);
        playground.faults().answerNextThoughDone(3, "POST", MESSAGES, 500);
        questions.ask(bob, bob, bob);

        await().atMost(LONG).until(() -> posted(200) == taken + 3);
        questions.areAnsweredOnceWithin(LONG);
        assertThat(warnings(output)).hasSize(3).allMatch(line -> line.contains("trying again"));
    }

    @Test
    void answersInTimeWhenDiscordStumblesOverAnInteraction() {
        playground.faults().answerNext(2, "POST", CALLBACK, 503);

        var asked = bob.runs("/ping");

        assertThat(asked.answer().text()).contains("Pong");
        assertThat(asked.interaction().hasFailed()).isFalse();
    }

    @Test
    void forgetsAnInteractionThatDiscordWouldNotLetItAnswer(CapturedOutput output) {
        playground.faults().answerAll("POST", CALLBACK, 500);
        bob.runs("/ping").fails();
        playground.faults().heal();

        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
        assertThat(warnings(output)).singleElement().asString().contains("was not delivered");
        assertThat(output.getAll()).doesNotContain("\tat ");
    }

    @Test
    void servesAGuildThatItDoesNotKnowYet(CapturedOutput output) {
        bob.runs("/ping").answer();
        forgetGarden();

        assertThat(bob.runs("/ping").answer().text()).contains("Pong");
        assertThat(bob.runs("/prefix", "show").answer().text()).contains("`!`");
        questions.ask(bob);
        answersElsewhere();
        assertThat(garden.general().messagesOfBot()).hasSize(2);

        send("GUILD_CREATE", GuildJson.whole(garden.guild(), self(), false));
        questions.areAnsweredOnceWithin(LONG);
        assertThat(warnings(output)).isEmpty();
    }

    @Test
    void overhearsWhatItDoesNotUnderstand(CapturedOutput output) {
        send("SOMETHING_NEW", secret());
        send("MESSAGE_CREATE", secret().put("guild_id", "1").put("channel_id", "2"));
        send("MESSAGE_CREATE", secret().put("type", 250));
        send("INTERACTION_CREATE", secret().put("type", 2).put("token", "secret"));
        playground.faults().sendFrame("{\"op\":77,\"s\":null,\"t\":null,\"d\":{\"a\":\"secret\"}}");
        playground.faults().sendMalformedFrame();

        answersElsewhere();
        assertThat(warnings(output))
                .as("the message without an author, the half interaction, the half frame")
                .allMatch(line -> line.contains("could not be read"))
                .hasSizeLessThanOrEqualTo(3);
        assertThat(output.getAll()).doesNotContain("secret").doesNotContain("\tat ");
    }

    private void answersElsewhere() {
        var elsewhere = playground.found("Elsewhere " + System.nanoTime(), Locale.US);
        elsewhere.owner().says("!ping");
        elsewhere.general().shows("Pong");
    }

    private Person[] channels(Community community, int number) {
        var somebody = community.owner();
        return IntStream.range(0, number)
                .mapToObj(each -> somebody.in(community.opens("channel-" + each)))
                .toArray(Person[]::new);
    }

    private void forgetGarden() {
        send("GUILD_DELETE", Json.object().put("id", Json.id(garden.id())));
    }

    private @Nullable Member self() {
        return garden.guild().member(playground.world().bot().id());
    }

    private static ObjectNode secret() {
        return Json.object().put("id", "1").put("content", "secret");
    }

    private void send(String type, ObjectNode data) {
        var frame = Json.object().put("op", 0).putNull("s").put("t", type);
        playground.faults().sendFrame(Json.MAPPER.writeValueAsString(frame.set("d", data)));
    }

    private long posted(int status) {
        return playground.requests().of("POST", MESSAGES).stream()
                .filter(request -> request.status() == status)
                .count();
    }

    private static List<String> warnings(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    /** Counts how often the connection was taken up again. */
    private static final class Resumes extends ListenerAdapter {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void onSessionResume(SessionResumeEvent event) {
            count.incrementAndGet();
        }

        /** Waits for so many, with something going on meanwhile. */
        void await(int number, Runnable meanwhile) {
            Awaitility.await()
                    .atMost(LONG)
                    .until(
                            () -> {
                                meanwhile.run();
                                return count.get() >= number;
                            });
        }
    }
}
