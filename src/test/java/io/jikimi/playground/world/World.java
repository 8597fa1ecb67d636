package io.jikimi.playground.world;

import io.jikimi.playground.PlaygroundClock;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything that is true in the playground; one thing happens at a time, and is told in that
 * order.
 */
public final class World {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, User> users = new LinkedHashMap<>();
    private final Map<Long, Guild> guilds = new LinkedHashMap<>();
    private final Map<Long, Channel> channels = new LinkedHashMap<>();
    private final Map<Long, Channel> directByPerson = new LinkedHashMap<>();
    private final Snowflakes snowflakes = new Snowflakes();
    private final PlaygroundClock clock;
    private final User bot;
    private final Permissions permissions = new Permissions(this);
    private final Messages messages = new Messages(this);
    private final Reactions reactions = new Reactions(this);
    private final Guilds guildWork = new Guilds(this);
    private final Channels channelWork = new Channels(this);
    private final Moderation moderation = new Moderation(this);
    private final AuditLog audit = new AuditLog(this);
    private final Commands commands = new Commands(this);
    private final Interactions interactions = new Interactions(this);
    private final People people = new People(this);
    private final Timer timer = new Timer();
    private long revision;

    public World(PlaygroundClock clock, String botName) {
        this.clock = clock;
        bot = new User(snowflakes.older(), botName, null, true, Locale.US);
        users.put(bot.id(), bot);
        clock.whenTurned(moderation::endTimeouts);
    }

    /** The bot's user, whose id is also its application's. */
    public User bot() {
        return bot;
    }

    public Snowflakes snowflakes() {
        return snowflakes;
    }

    public Instant now() {
        return clock.instant();
    }

    public Permissions permissions() {
        return permissions;
    }

    public Messages messages() {
        return messages;
    }

    public Reactions reactions() {
        return reactions;
    }

    public Guilds guildWork() {
        return guildWork;
    }

    public Channels channelWork() {
        return channelWork;
    }

    public Moderation moderation() {
        return moderation;
    }

    public AuditLog audit() {
        return audit;
    }

    public Commands commands() {
        return commands;
    }

    public Interactions interactions() {
        return interactions;
    }

    public People people() {
        return people;
    }

    /** Does that after so long of real time, while nothing else happens. */
    void later(Duration delay, Runnable work) {
        timer.after(delay, () -> aloneDo(work));
    }

    /** Ends what would still happen later. */
    public void close() {
        timer.close();
    }

    /** Does that while nothing else happens. */
    public <T extends @Nullable Object> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void aloneDo(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hears every change from now on, in order; must be quick, since the world stands still
     * meanwhile.
     */
    public void subscribe(Consumer<Change> listener) {
        listeners.add(listener);
    }

    public void unsubscribe(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    void tell(Change change) {
        revision++;
        listeners.forEach(listener -> listener.accept(change));
        changed.signalAll();
    }

    long nextRevision() {
        return ++revision;
    }

    /** Wakes those who wait, when something changed that no event tells of. */
    public void nudge() {
        aloneDo(changed::signalAll);
    }

    /**
     * Waits until the question has an answer, asking again after each change; null if it never has.
     */
    public <T> @Nullable T await(Duration atMost, Supplier<@Nullable T> question) {
        var deadline = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (true) {
                var answer = question.get();
                var left = deadline - System.nanoTime();
                if (answer != null || left <= 0) {
                    return answer;
                }
                changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", interrupted);
        } finally {
            lock.unlock();
        }
    }

    public Collection<User> users() {
        return users.values();
    }

    public @Nullable User userIfKnown(long userId) {
        return users.get(userId);
    }

    public User user(long userId) {
        var user = users.get(userId);
        if (user == null) {
            throw Problem.UNKNOWN_USER.error();
        }
        return user;
    }

    void add(User user) {
        users.put(user.id(), user);
    }

    public Collection<Guild> guilds() {
        return guilds.values();
    }

    public Guild guild(long guildId) {
        var guild = guilds.get(guildId);
        if (guild == null) {
            throw Problem.UNKNOWN_GUILD.error();
        }
        return guild;
    }

    /** The guild, if the bot is in it: all that REST may see. */
    public Guild guildOfBot(long guildId) {
        var guild = guild(guildId);
        if (guild.member(bot.id()) == null) {
            throw Problem.UNKNOWN_GUILD.error();
        }
        return guild;
    }

    void add(Guild guild) {
        guilds.put(guild.id(), guild);
    }

    void remove(Guild guild) {
        guilds.remove(guild.id());
        guild.channels().forEach(channel -> channels.remove(channel.id()));
    }

    public Channel channel(long channelId) {
        var channel = channels.get(channelId);
        if (channel == null) {
            throw Problem.UNKNOWN_CHANNEL.error();
        }
        return channel;
    }

    void add(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void remove(Channel channel) {
        channels.remove(channel.id());
    }

    /** The direct conversation of the bot and that person, begun if there was none. */
    public Channel directWith(User person) {
        return alone(
                () ->
                        directByPerson.computeIfAbsent(
                                person.id(),
                                _ -> {
                                    var channel = Channel.direct(snowflakes.next(), person);
                                    add(channel);
                                    return channel;
                                }));
    }
}
