package io.jikimi.alerts;

import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import io.jikimi.discord.Premises;
import io.jikimi.discord.ShardReport;
import io.jikimi.discord.ShardState;
import io.jikimi.discord.Standings;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A guild with these channels and roles, in which permissions come and go. */
final class Grounds implements Premises, Standings {

    static final long ALERTS = 100_000_000_000_000_001L;
    static final long YARD = 100_000_000_000_000_002L;
    static final long NEWS = 100_000_000_000_000_003L;
    static final long ROLE = 100_000_000_000_000_009L;

    private final Map<Long, Set<Permission>> channels = new ConcurrentHashMap<>();
    private volatile int ownPosition = 5;
    private volatile boolean news;

    Grounds() {
        allow(ALERTS);
        allow(YARD);
        allow(NEWS);
    }

    void allow(long channelId) {
        channels.put(channelId, Set.of(VIEW_CHANNEL, MESSAGE_SEND));
    }

    void forbid(long channelId) {
        channels.put(channelId, Set.of(VIEW_CHANNEL));
    }

    void delete(long channelId) {
        channels.remove(channelId);
    }

    void stand(int position) {
        ownPosition = position;
    }

    void openNews() {
        news = true;
    }

    @Override
    public boolean isOpen(long guildId) {
        return guildId != AlertRoom.ELSEWHERE;
    }

    @Override
    public String guildName(long guildId) {
        return "Garden";
    }

    @Override
    public @Nullable Place place(long guildId, long channelId) {
        var granted = channels.get(channelId);
        return granted == null ? null : new Place("yard", channelId, false, false, granted);
    }

    @Override
    public @Nullable Long newsChannel(long guildId) {
        return news ? NEWS : null;
    }

    @Override
    public ShardReport connection(long guildId) {
        return new ShardReport(
                0,
                1,
                ShardState.CONNECTED,
                Instant.EPOCH,
                Duration.ofSeconds(3),
                Duration.ofMillis(20),
                1,
                null);
    }

    @Override
    public @Nullable Standing in(long guildId, long channelId, long userId) {
        return null;
    }

    @Override
    public @Nullable Rank rank(long guildId, long userId) {
        return null;
    }

    @Override
    public Rank own(long guildId) {
        return new Rank(9, ownPosition, "Jikimi", false);
    }

    @Override
    public @Nullable Rank role(long guildId, long roleId) {
        return roleId == ROLE ? new Rank(roleId, 7, "Gardener", false) : null;
    }

    @Override
    public Set<Permission> ownPermissions(long guildId) {
        return Set.of();
    }
}
