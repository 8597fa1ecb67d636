package io.jikimi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.jikimi.commands.Cooldown;
import io.jikimi.commands.Cooldowns;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation.Caller;

import net.dv8tion.jda.api.Permission;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers in memory who has to wait; a restart forgets it, which harms nobody. */
@Component
class CooldownBook implements Cooldowns {

    private static final Duration LONGEST = Duration.ofDays(12);

    /** Who waits together for what. */
    private record Bucket(String command, Cooldown.Per per, long guildId, long id) {}

    private final AccessService access;
    private final Clock clock;
    private final Cache<Bucket, Instant> used =
            Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(LONGEST).build();

    CooldownBook(AccessService access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> blockedUntil(List<Declaration> way, Caller caller) {
        var cooldown = access.cooldown(way, caller);
        if (cooldown == null || isExempt(way, caller)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var until = new AtomicReference<@Nullable Instant>();
        used.asMap()
                .compute(
                        bucket(way, cooldown, caller),
                        (_, last) -> {
                            var free = last == null ? now : last.plus(cooldown.pause());
                            until.set(free.isAfter(now) ? free : null);
                            return last == null || !free.isAfter(now) ? now : last;
                        });
        return Optional.ofNullable(until.get());
    }

    private boolean isExempt(List<Declaration> way, Caller caller) {
        if (way.getLast().isCostly()) {
            return false;
        }
        return caller.standing().botOwner()
                || Decision.isKeyOf(caller, way)
                || caller.permissions().contains(Permission.MESSAGE_MANAGE)
                        && !access.settings(caller.guildId()).moderatorsWait();
    }

    private static Bucket bucket(List<Declaration> way, Cooldown cooldown, Caller caller) {
        var command = String.join(" ", Declaration.path(way));
        var guildId = caller.guildId() == null ? 0 : caller.guildId();
        return switch (cooldown.per()) {
            case USER -> new Bucket(command, cooldown.per(), 0, caller.userId());
            case MEMBER -> new Bucket(command, cooldown.per(), guildId, caller.userId());
            case CHANNEL -> new Bucket(command, cooldown.per(), guildId, caller.channelId());
            case GUILD -> new Bucket(command, cooldown.per(), guildId, guildId);
        };
    }
}
