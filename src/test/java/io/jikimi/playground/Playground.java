package io.jikimi.playground;

import io.jikimi.playground.contract.Contract;
import io.jikimi.playground.gateway.GatewayFaults;
import io.jikimi.playground.gateway.GatewayServer;
import io.jikimi.playground.gateway.GatewaySettings;
import io.jikimi.playground.page.PlaygroundPage;
import io.jikimi.playground.rest.BodyCheck;
import io.jikimi.playground.rest.Requests;
import io.jikimi.playground.rest.RestFaults;
import io.jikimi.playground.rest.RestServer;
import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.World;

import jakarta.servlet.Servlet;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Discord to talk to: starts it, tells a bot where it is, and finds the people and places in it.
 */
public final class Playground implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PlaygroundSettings settings;
    private final PlaygroundClock clock = new PlaygroundClock();
    private final World world = new World(clock, "Jikimi");
    private final Requests requests = new Requests(world::nudge);
    private final @Nullable Contract contract;
    private final Map<Long, Set<String>> seen = new ConcurrentHashMap<>();
    private final Seed seed;
    private final GatewayServer gateway;
    private final RestServer rest;
    private final Faults faults;
    private final PlaygroundPage page;
    private volatile String token;

    private Playground(PlaygroundSettings settings) {
        this.settings = settings;
        token = settings.token();
        contract = settings.contract() ? Contract.load() : null;
        seed = new Seed(world).plant(settings.guilds());
        var restFaults = new RestFaults();
        var gatewayFaults = new GatewayFaults();
        gateway = new GatewayServer(world, gatewaySettings(settings), this::token, gatewayFaults);
        var setup =
                new RestServer.Setup(
                        settings.port(),
                        settings.rateLimits(),
                        this::token,
                        restFaults,
                        requests,
                        contract == null ? BodyCheck.NONE : new ContractCheck(contract),
                        gateway::info,
                        gatewayFaults::applicationFlags);
        rest = new RestServer(world, setup);
        faults = new Faults(restFaults, gatewayFaults, gateway);
        page =
                new PlaygroundPage(
                        world, clock, new PlaygroundBackstage(world, gateway, requests, faults));
        page.mountOn(rest::mount);
    }

    private static GatewaySettings gatewaySettings(PlaygroundSettings settings) {
        return new GatewaySettings(
                settings.gatewayPort(),
                settings.shards(),
                settings.maxConcurrency(),
                settings.identifyInterval(),
                settings.heartbeatInterval(),
                1000);
    }

    /** For tests: quick, without limits, on free ports. */
    public static Playground start() {
        return start(PlaygroundSettings.forTests());
    }

    public static Playground start(PlaygroundSettings settings) {
        return prepare(settings).open();
    }

    /** Not yet listening, so that further servlets can be mounted before {@link #open()}. */
    public static Playground prepare(PlaygroundSettings settings) {
        return new Playground(settings);
    }

    public Playground mount(String path, Servlet servlet) {
        rest.mount(path, servlet);
        return this;
    }

    public Playground open() {
        gateway.start();
        rest.start();
        return this;
    }

    /** What {@code bot.api-url} must be. */
    public String apiUrl() {
        return "http://localhost:" + rest.port() + "/api/v10/";
    }

    /** Where the page is. */
    public String pageUrl() {
        return "http://localhost:" + rest.port() + "/";
    }

    public String token() {
        return token;
    }

    /** Gives the bot another token, as its owner does in the portal: the old one is refused. */
    public void resetToken(String next) {
        token = next;
        faults.closeConnections(4004);
    }

    public PlaygroundClock clock() {
        return clock;
    }

    public World world() {
        return world;
    }

    public Faults faults() {
        return faults;
    }

    public Requests requests() {
        return requests;
    }

    /** What the bot or the playground said that Discord's own description does not allow. */
    public Contract contract() {
        if (contract == null) {
            throw new IllegalStateException("This playground was started without its contract");
        }
        return contract;
    }

    public GatewayServer gateway() {
        return gateway;
    }

    /** The guild in English, with its owner, moderator, member and newcomer. */
    public Community garden() {
        return community(Seed.GARDEN);
    }

    /** The guild in Korean. */
    public Community village() {
        return community(Seed.VILLAGE);
    }

    public Community community(String name) {
        return world.alone(
                () ->
                        world.guilds().stream()
                                .filter(guild -> guild.name().equals(name))
                                .findFirst()
                                .map(guild -> new Community(this, guild))
                                .orElseThrow(
                                        () -> new IllegalArgumentException("No guild " + name)));
    }

    /** A guild that is founded now, with the bot invited and a channel #general. */
    public Community found(String name, Locale locale) {
        return new Community(this, seed.found(name, locale));
    }

    /** Somebody new to Discord, in no guild yet. */
    public Person meets(String name) {
        var user = world.guildWork().register(name.toLowerCase(Locale.ROOT), name, Locale.US);
        return new Person(this, user, new Place(this, world.directWith(user)));
    }

    /** Waits until every advised shard is connected. */
    public Playground waitsUntilConnected() {
        return waitsUntilConnected(settings.shards());
    }

    public Playground waitsUntilConnected(int shards) {
        var connected =
                world.await(
                        Duration.ofSeconds(30),
                        () -> gateway.liveSessions() >= shards ? Boolean.TRUE : null);
        if (connected == null) {
            throw new AssertionError(
                    gateway.liveSessions()
                            + " of "
                            + shards
                            + " shards are connected; "
                            + trouble());
        }
        return this;
    }

    /** What tests have already been shown in that channel, however they came to it. */
    Set<String> seenIn(Channel channel) {
        return seen.computeIfAbsent(channel.id(), _ -> ConcurrentHashMap.newKeySet());
    }

    Duration patience() {
        return PATIENCE;
    }

    /** What the playground refused, for the message of a failed test. */
    String trouble() {
        var refused = requests.refused();
        return refused.isEmpty() ? "no request was refused" : "refused were " + refused;
    }

    @Override
    public void close() {
        page.close();
        gateway.close();
        rest.close();
        world.close();
    }
}
