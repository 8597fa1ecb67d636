package io.jikimi.guilds;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.jikimi.commands.GuildPreferences;
import io.jikimi.config.BotProperties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each guild has chosen, remembered since every message asks. A change made by another
 * instance is seen within two seconds.
 */
@Service
public class GuildSettings implements GuildPreferences {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(GuildSettings.class);
    private static final SettingsSnapshot NOTHING = new SettingsSnapshot(0, Map.of());

    private final SettingsLedger ledger;
    private final BotProperties bot;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final LoadingCache<Long, SettingsSnapshot> known;
    private volatile long awaySince;
    private volatile boolean behind;
    private volatile Instant lookedAt = Instant.EPOCH;

    GuildSettings(
            SettingsLedger ledger,
            BotProperties bot,
            Clock clock,
            ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.bot = bot;
        this.clock = clock;
        this.events = events;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(50_000)
                        .expireAfterAccess(Duration.ofHours(1))
                        .build(ledger::snapshot);
    }

    /** The settings of one room in that guild. */
    public <R extends Record> R of(long guildId, SettingsGroup<R> group) {
        return snapshot(guildId).of(group);
    }

    /**
     * Changes settings, all of them or none.
     *
     * @param values by full name; null to go back to what is usual
     * @throws io.jikimi.messages.Refusal naming all that is wrong
     */
    public void change(long guildId, Author author, Map<String, @Nullable String> values) {
        changed(guildId, author, values);
    }

    /** The same, giving what has changed by it. */
    List<SettingChange> changed(long guildId, Author author, Map<String, @Nullable String> values) {
        var changes = ledger.change(guildId, author, values);
        forget(guildId);
        return changes;
    }

    void forget(long guildId) {
        known.invalidate(guildId);
        events.publishEvent(new SettingsChanged(guildId));
    }

    SettingsSnapshot snapshot(long guildId) {
        var remembered = known.getIfPresent(guildId);
        if (remembered != null || isAway()) {
            return remembered == null ? NOTHING : remembered;
        }
        try {
            return known.get(guildId);
        } catch (DataAccessException | TransactionException failure) {
            awaySince = System.nanoTime();
            log.warn(
                    "The guilds' settings cannot be read; where none are remembered, the usual"
                            + " ones hold: {}",
                    failure.getMessage());
            return NOTHING;
        }
    }

    // Everybody would wait for a connection that is not to be had.
    private boolean isAway() {
        return awaySince != 0 && System.nanoTime() - awaySince < PAUSE.toNanos();
    }

    /** Forgets what another instance has changed. */
    @Scheduled(fixedDelay = 1_000)
    void lookAround() {
        var now = clock.instant();
        try {
            // What is older than the look back would not be seen any more.
            if (behind || lookedAt.isBefore(now.minus(LOOK_BACK).plus(PAUSE))) {
                known.invalidateAll();
            }
            ledger.changedAfter(now.minus(LOOK_BACK)).forEach(this::compare);
            lookedAt = now;
            behind = false;
        } catch (DataAccessException | TransactionException away) {
            // What is remembered still serves; once the database is back, all is read anew.
            if (!behind) {
                log.warn("Changes of settings cannot be looked for: {}", away.getMessage());
            }
            behind = true;
        }
    }

    private void compare(SettingsRevision current) {
        var remembered = known.getIfPresent(current.guildId());
        if (remembered != null && remembered.revision() != current.revision()) {
            forget(current.guildId());
        }
    }

    @Override
    public String prefix(long guildId) {
        return prefix(snapshot(guildId));
    }

    @Override
    public @Nullable String rememberedPrefix(long guildId) {
        var remembered = known.getIfPresent(guildId);
        return remembered == null ? null : prefix(remembered);
    }

    private String prefix(SettingsSnapshot settings) {
        var chosen = settings.of(ServerSettings.GROUP).prefix();
        return chosen == null ? bot.prefix() : chosen;
    }

    @Override
    public String usualPrefix() {
        return bot.prefix();
    }

    @Override
    public @Nullable Locale language(long guildId) {
        return of(guildId, ServerSettings.GROUP).language();
    }

    @Override
    public ZoneId zone(long guildId) {
        var chosen = of(guildId, ServerSettings.GROUP).zone();
        return chosen == null ? ZoneOffset.UTC : chosen;
    }
}
