package io.jikimi.guilds;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.jikimi.commands.GuildPreferences;
import io.jikimi.config.BotProperties;
import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps what each guild has chosen, and remembers it for a while since every message asks. */
@Service
class GuildSettingsService implements GuildPreferences {

    static final int LONGEST_PREFIX = 5;

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Logger log = LoggerFactory.getLogger(GuildSettingsService.class);

    private static final Pattern UNUSABLE =
            Pattern.compile(".*[\\p{C}\\p{Z}`].*|[/<@#].*", Pattern.DOTALL);

    private final GuildSettingsRepository settings;
    private final BotProperties bot;
    private final Clock clock;
    private final LoadingCache<Long, String> prefixes;
    private volatile long awaySince;

    GuildSettingsService(GuildSettingsRepository settings, BotProperties bot, Clock clock) {
        this.settings = settings;
        this.bot = bot;
        this.clock = clock;
        this.prefixes =
                Caffeine.newBuilder()
                        .maximumSize(50_000)
                        .refreshAfterWrite(Duration.ofMinutes(5))
                        .build(this::readPrefix);
    }

    @Override
    public String prefix(long guildId) {
        var known = prefixes.getIfPresent(guildId);
        if (known != null || isAway()) {
            return known == null ? bot.prefix() : known;
        }
        try {
            return prefixes.get(guildId);
        } catch (DataAccessException | TransactionException failure) {
            awaySince = System.nanoTime();
            log.warn(
                    "The guilds' prefixes cannot be read, using {} where none is remembered: {}",
                    bot.prefix(),
                    failure.getMessage());
            return bot.prefix();
        }
    }

    // Everybody would wait for a connection that is not to be had.
    private boolean isAway() {
        return awaySince != 0 && System.nanoTime() - awaySince < PAUSE.toNanos();
    }

    @Override
    public @Nullable String rememberedPrefix(long guildId) {
        return prefixes.getIfPresent(guildId);
    }

    @Override
    public String usualPrefix() {
        return bot.prefix();
    }

    @Override
    public @Nullable Locale language(long guildId) {
        return null;
    }

    @Override
    public ZoneId zone(long guildId) {
        return ZoneOffset.UTC;
    }

    /**
     * Chooses another prefix.
     *
     * @throws Refusal when nobody could type it, or Discord would take it for something else
     */
    void usePrefix(long guildId, String prefix) {
        if (prefix.isBlank() || prefix.codePointCount(0, prefix.length()) > LONGEST_PREFIX) {
            throw new Refusal("guilds.prefix-length", LONGEST_PREFIX);
        }
        if (UNUSABLE.matcher(prefix).matches()) {
            throw new Refusal("guilds.prefix-unusable");
        }
        var chosen = settings.findById(guildId).orElseGet(() -> new GuildSettings(guildId));
        chosen.usePrefix(prefix, clock.instant());
        settings.save(chosen);
        prefixes.put(guildId, prefix);
    }

    private String readPrefix(long guildId) {
        return settings.findById(guildId).flatMap(GuildSettings::prefix).orElse(bot.prefix());
    }
}
