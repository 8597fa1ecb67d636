package io.jikimi.moderation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.jikimi.discord.Acts;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** What people are called; asked once for those who moderate, and not again for a while. */
@Component
class Names {

    private final Acts acts;
    private final Cache<Long, String> known =
            Caffeine.newBuilder()
                    .maximumSize(1_000)
                    .expireAfterWrite(Duration.ofMinutes(10))
                    .build();

    Names(Acts acts) {
        this.acts = acts;
    }

    /** What they are called, or null where there is no such account, or nobody says. */
    @Nullable String of(long userId) {
        var remembered = known.getIfPresent(userId);
        if (remembered != null) {
            return remembered;
        }
        try {
            var found = acts.nameOf(userId);
            if (found != null) {
                known.put(userId, found);
            }
            return found;
        } catch (Acts.Untold unknown) {
            return null;
        }
    }

    /** The same, for the audit log. */
    String actor(long userId) {
        var name = of(userId);
        return name == null ? "moderator" : name;
    }
}
