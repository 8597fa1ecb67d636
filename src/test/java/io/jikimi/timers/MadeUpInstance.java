package io.jikimi.timers;

import io.jikimi.cluster.Generation;
import io.jikimi.cluster.Instance;
import io.jikimi.cluster.Lease;
import io.jikimi.cluster.Shard;
import io.jikimi.cluster.ShardHost;
import io.jikimi.cluster.ShardLeases;
import io.jikimi.discord.Premises;
import io.jikimi.discord.ShardReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

/** An instance whose timers run on a real database, with shards and guilds that are as told. */
final class MadeUpInstance implements ShardLeases, ShardHost, Premises, AutoCloseable {

    static final long EPOCH = 3;

    final Set<Long> absent = ConcurrentHashMap.newKeySet();
    final Set<Long> left = ConcurrentHashMap.newKeySet();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final TimerMeters meters;
    final TimerAlarm alarm;
    final Timers timers;

    private final Instance instance;
    private final boolean shared;
    private final int total;
    private final TimerEngine engine;
    private volatile Set<Integer> own;
    private volatile boolean connected = true;

    MadeUpInstance(
            String name,
            DataSource source,
            Clock clock,
            boolean shared,
            int total,
            TimedWork... works) {
        this.instance = new Instance(name, Instant.EPOCH);
        this.shared = shared;
        this.total = total;
        this.own = total == 1 ? Set.of(0) : Set.of();
        var database = JdbcClient.create(source);
        var table = new TimerTable(database);
        alarm = new TimerAlarm(table, clock);
        var guilds = new OwnGuilds(this, this, instance, this, left::contains);
        var shares = new GuildShares();
        meters = new TimerMeters(registry, table, clock);
        timers = new Timers(table, alarm, clock);
        var pauses = new Pauses(RandomGenerator.getDefault());
        var failures = new TimerFailures(table, pauses, alarm, clock);
        var run = new TimerRun(table, guilds, shares, failures, meters, alarm, clock);
        engine =
                new TimerEngine(
                        new TransactionAwareDataSourceProxy(source),
                        List.of(works),
                        table,
                        alarm,
                        run,
                        guilds,
                        shares,
                        this,
                        instance,
                        clock);
    }

    MadeUpInstance starts() {
        engine.start();
        return this;
    }

    void actsFor(Set<Integer> shards) {
        own = shards;
    }

    void isConnected(boolean now) {
        connected = now;
    }

    @Override
    public void close() {
        engine.stop();
    }

    @Override
    public List<Lease> serving() {
        return own.stream().map(id -> new Lease(new Shard(1, id, total), EPOCH)).toList();
    }

    @Override
    public boolean areShared() {
        return shared;
    }

    @Override
    public boolean isConnected(Shard shard) {
        return connected;
    }

    @Override
    public boolean isOpen(long guildId) {
        return !absent.contains(guildId) && !left.contains(guildId);
    }

    @Override
    public boolean holds(int shardId) {
        return own.contains(shardId);
    }

    @Override
    public long epoch(int shardId) {
        return EPOCH;
    }

    @Override
    public long epoch(Shard shard) {
        return EPOCH;
    }

    @Override
    public int held() {
        return own.size();
    }

    @Override
    public Standing standing(Shard shard) {
        return Standing.ACTING;
    }

    @Override
    public Standing await(Shard shard, Duration atMost) {
        return Standing.ACTING;
    }

    @Override
    public void run(Set<Shard> wanted) {}

    @Override
    public boolean isAble() {
        return true;
    }

    @Override
    public boolean isCutOff() {
        return false;
    }

    @Override
    public boolean mayMove(int shards) {
        return true;
    }

    @Override
    public List<String> close(Shard shard) {
        return List.of();
    }

    @Override
    public void open(Shard shard, Collection<String> handled) {}

    @Override
    public void act(Generation generation) {}

    @Override
    public String guildName(long guildId) {
        return String.valueOf(guildId);
    }

    @Override
    public @Nullable Place place(long guildId, long channelId) {
        return null;
    }

    @Override
    public @Nullable Long newsChannel(long guildId) {
        return null;
    }

    @Override
    public @Nullable ShardReport connection(long guildId) {
        return null;
    }
}
