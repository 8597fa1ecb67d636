package io.jikimi.commands;

import io.jikimi.JikimiApplication;
import io.jikimi.discord.Selective;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildSettings;
import io.jikimi.playground.Community;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the desk costs, on events that real JDA has received: a bot in 1,000 guilds that each have a
 * prefix of their own and 200 rules about commands.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DeskTimes {

    private static final int GUILDS = 1_000;
    private static final int RULES = 200;

    private static final String LINE =
            "<@100000000000000001> --days=3 \"they sent\" spam again, as they did before";

    private static final Declaration JUDGE =
            Declaration.of(
                            "judge",
                            Option.person("user").mustBeGiven(),
                            Option.whole("days", 1, 30),
                            Option.text("reason"))
                    .onlyInGuilds()
                    .cooldown(Duration.ofNanos(1), Cooldown.Per.MEMBER);

    private final Ear ear = new Ear();
    private final List<MessageReceivedEvent> messages;
    private final Playground playground;
    private final ConfigurableApplicationContext bot;
    private final InteractionListener listener;
    private final CommandDesk desk;
    private final ReplyRenderer renderer;
    private final PrefixParser parser;
    private final SlashCommandInteractionEvent slash;
    private final IEventManager events;
    private int next;

    /** A command that only says back what it was given, so that all the time is the desk's. */
    private static final class Judge implements Command {

        @Override
        public Declaration declaration() {
            return JUDGE;
        }

        @Override
        public Reply answer(Invocation call) {
            return Reply.whisper("testing.cheer", "<@" + call.id("user") + ">");
        }
    }

    /** Keeps what JDA receives; wants nothing any more once it is shut. */
    private static final class Ear implements EventListener, Selective {

        private final BlockingQueue<GenericEvent> heard = new LinkedBlockingQueue<>();
        private volatile boolean open = true;

        @Override
        public boolean wants(GenericEvent event) {
            return open;
        }

        @Override
        public void onEvent(GenericEvent event) {
            heard.add(event);
        }

        <E extends GenericEvent> E next(Class<E> type) {
            try {
                while (true) {
                    var event = heard.poll(60, TimeUnit.SECONDS);
                    if (type.isInstance(Objects.requireNonNull(event, "nothing heard"))) {
                        return type.cast(event);
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    public DeskTimes() {
        playground =
                Playground.start(
                        PlaygroundSettings.forTests().withGuilds(GUILDS).withContract(false));
        bot =
                new SpringApplicationBuilder(JikimiApplication.class)
                        .initializers(
                                context -> {
                                    var beans = context.getBeanFactory();
                                    beans.registerSingleton("judge", new Judge());
                                    beans.registerSingleton("ear", ear);
                                })
                        .run(
                                "--bot.api-url=" + playground.apiUrl(),
                                "--bot.token=" + playground.token(),
                                "--bot.identify-gap=50ms",
                                "--server.port=0",
                                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
        playground.waitsUntilConnected();
        listener = bot.getBean(InteractionListener.class);
        desk = bot.getBean(CommandDesk.class);
        renderer = bot.getBean(ReplyRenderer.class);
        parser = bot.getBean(PrefixParser.class);
        var garden = playground.garden();
        rule(bot, garden);
        slash = slash(ear, garden);
        messages = hearEverybody(ear, playground, bot.getBean(GuildSettings.class));
        events = slash.getJDA().getEventManager();
        ear.open = false;
    }

    // Most about other commands, some about this one in other channels and for other roles.
    private static void rule(ConfigurableApplicationContext bot, Community garden) {
        var values = new LinkedHashMap<String, String>();
        for (var number = 0; number < RULES; number++) {
            var id = 100_000_000_000_000_000L + number;
            var command = List.of("judge", "ping", "help", "prefix set", "*").get(number % 5);
            var scope = number % 2 == 0 ? "role" : "user";
            values.put("commands.rules[%s/%s:%d]".formatted(command, scope, id), "deny");
        }
        var settings = bot.getBean(GuildSettings.class);
        settings.change(garden.id(), Author.byCommand(1), Map.copyOf(values));
    }

    private static SlashCommandInteractionEvent slash(Ear ear, Community garden) {
        var alice = garden.person("Alice").speaks(Locale.KOREAN);
        var asked = Map.of("user", "" + garden.person("Bob").id(), "days", "3", "reason", "spam");
        alice.runs("/judge", asked).answer();
        return ear.next(SlashCommandInteractionEvent.class);
    }

    private static List<MessageReceivedEvent> hearEverybody(
            Ear ear, Playground playground, GuildSettings settings) {
        var messages = new ArrayList<MessageReceivedEvent>();
        for (var guild : playground.world().guilds()) {
            var prefix = Integer.toString(46_656 + messages.size(), 36);
            settings.change(guild.id(), Author.byCommand(1), Map.of("server.prefix", prefix));
            playground.community(guild.name()).owner().says("Shall we plan a garden party?");
            messages.add(ear.next(MessageReceivedEvent.class));
            settings.prefix(guild.id());
        }
        return messages;
    }

    @TearDown(Level.Trial)
    public void close() {
        bot.close();
        playground.close();
    }

    /** Takes the options out of the event, decides, counts the cooldown, answers and words it. */
    @Benchmark
    public MessageCreateData slashCommand() {
        var call = listener.call(slash);
        return renderer.message((Reply.Message) desk.answer(call), call.caller());
    }

    /** The whole way of a message that is no command, each time in another guild. */
    @Benchmark
    public void ordinaryMessage() {
        next = (next + 1) % GUILDS;
        events.handle(messages.get(next));
    }

    /** A typed line becomes a path and options. */
    @Benchmark
    public Object typedLine() {
        return parser.parse(JUDGE, LINE, List.of(), "!");
    }
}
