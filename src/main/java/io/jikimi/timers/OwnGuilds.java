package io.jikimi.timers;

import io.jikimi.cluster.Instance;
import io.jikimi.cluster.Lease;
import io.jikimi.cluster.ShardHost;
import io.jikimi.cluster.ShardLeases;
import io.jikimi.discord.Premises;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * The guilds for which this instance acts and that it knows by now: those of its connected shards.
 */
final class OwnGuilds {

    /** How a guild is reached from here. */
    enum Presence {
        HERE,
        /** Not known yet, or in trouble at Discord. */
        AWAY,
        /** It has removed Jikimi. */
        LEFT
    }

    /**
     * A guild's shard is its id above these bits, modulo all shards: see <a
     * href="https://discord.com/developers/docs/events/gateway#sharding">Sharding</a>.
     */
    private static final long SHARD_BITS = 1L << 22;

    private static final String NONE = "1 = 0";

    private final ShardLeases leases;
    private final ShardHost shards;
    private final Instance instance;
    private final Premises premises;
    private final LongPredicate hasLeft;

    OwnGuilds(
            ShardLeases leases,
            ShardHost shards,
            Instance instance,
            Premises premises,
            LongPredicate hasLeft) {
        this.leases = leases;
        this.shards = shards;
        this.instance = instance;
        this.premises = premises;
        this.hasLeft = hasLeft;
    }

    /** How a guild is reached from here; 0, which is none, is always here. */
    Presence presence(long guildId) {
        if (guildId == 0 || premises.isOpen(guildId)) {
            return Presence.HERE;
        }
        return hasLeft.test(guildId) ? Presence.LEFT : Presence.AWAY;
    }

    /** The lease under which this instance acts for a guild, or null where it does not. */
    @Nullable Lease lease(long guildId) {
        return leases.serving().stream()
                .filter(lease -> guildId / SHARD_BITS % lease.shard().total() == lease.shard().id())
                .findFirst()
                .orElse(null);
    }

    /**
     * That a timer's guild is one of them, in SQL; where leases are shared, the database agrees.
     */
    String condition() {
        var ready =
                leases.serving().stream()
                        .filter(lease -> shards.isConnected(lease.shard()))
                        .toList();
        if (ready.isEmpty()) {
            return NONE;
        }
        var shard =
                "mod(guild_id / %d, %d)".formatted(SHARD_BITS, ready.getFirst().shard().total());
        var own = "%s in (%s)".formatted(shard, ids(ready));
        return leases.areShared() ? own + " and " + leased(shard, ready.getFirst()) : own;
    }

    private static String ids(List<Lease> leases) {
        return leases.stream()
                .map(lease -> String.valueOf(lease.shard().id()))
                .collect(Collectors.joining(", "));
    }

    private String leased(String shard, Lease one) {
        return """
               exists (select 1 from cluster_shard held
                       where held.generation = %d and held.shard_id = %s
                         and held.owner = '%s' and held.until > clock_timestamp())
               """
                .formatted(one.shard().generation(), shard, instance.id().replace("'", "''"));
    }
}
