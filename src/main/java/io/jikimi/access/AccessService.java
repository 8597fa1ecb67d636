package io.jikimi.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.jikimi.commands.Cooldown;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Doorkeeper;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Verdict;
import io.jikimi.guilds.Author;
import io.jikimi.guilds.GuildSettings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What each guild has ruled about commands. */
@Service
class AccessService implements Doorkeeper {

    private static final AccessSettings NOTHING =
            new AccessSettings(false, Map.of(), Map.of(), Map.of());

    private final GuildSettings guilds;
    private final LoadingCache<AccessSettings, Rules> rules =
            Caffeine.newBuilder().weakKeys().build(Rules::of);

    AccessService(GuildSettings guilds) {
        this.guilds = guilds;
    }

    @Override
    public Verdict judge(List<Declaration> way, Caller caller) {
        return Decision.judge(rules.get(settings(caller.guildId())), way, caller);
    }

    @Override
    public boolean answersPrivately(List<Declaration> way, Caller caller) {
        return "true".equals(nearest(settings(caller.guildId()).privately(), way));
    }

    AccessSettings settings(@Nullable Long guildId) {
        return guildId == null ? NOTHING : guilds.of(guildId, AccessSettings.GROUP);
    }

    /** How often it may be used: what the guild has chosen, else what was declared, or null. */
    @Nullable Cooldown cooldown(List<Declaration> way, Caller caller) {
        return way.getLast().isCostly() ? declared(way) : chosenOr(declared(way), way, caller);
    }

    private @Nullable Cooldown chosenOr(
            @Nullable Cooldown declared, List<Declaration> way, Caller caller) {
        var chosen = nearest(settings(caller.guildId()).cooldowns(), way);
        return chosen == null ? declared : Waiting.read(chosen);
    }

    private static @Nullable Cooldown declared(List<Declaration> way) {
        return way.reversed().stream()
                .map(Declaration::cooldown)
                .filter(declared -> declared != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String nearest(Map<String, String> all, List<Declaration> way) {
        if (all.isEmpty()) {
            return null;
        }
        for (var level : Rules.levels(Declaration.path(way))) {
            var found = all.get(level);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Rules, by their keys, all of them or none; null for the effect takes them away. */
    void rule(Caller caller, List<String> keys, @Nullable Boolean allows) {
        var effect = allows == null ? null : allows ? "allow" : "deny";
        var values = new LinkedHashMap<String, @Nullable String>();
        keys.forEach(key -> values.put(Rules.setting(key), effect));
        change(caller, values);
    }

    void chooseCooldown(Caller caller, String command, Cooldown cooldown) {
        change(caller, Map.of("commands.cooldowns[" + command + "]", Waiting.write(cooldown)));
    }

    void choosePrivacy(Caller caller, String command, boolean privately) {
        change(caller, Map.of("commands.privately[" + command + "]", String.valueOf(privately)));
    }

    private void change(Caller caller, Map<String, @Nullable String> values) {
        var guildId = Objects.requireNonNull(caller.guildId());
        guilds.change(guildId, Author.of(caller, Author.Source.COMMAND), values);
    }

    /** Takes away all that was ruled about just this command. */
    void clear(Caller caller, String command) {
        var settings = settings(caller.guildId());
        var values = new LinkedHashMap<String, @Nullable String>();
        settings.rules().keySet().stream()
                .filter(key -> key.startsWith(command + "/"))
                .forEach(key -> values.put(Rules.setting(key), null));
        if (settings.cooldowns().containsKey(command)) {
            values.put("commands.cooldowns[" + command + "]", null);
        }
        if (settings.privately().containsKey(command)) {
            values.put("commands.privately[" + command + "]", null);
        }
        change(caller, values);
    }

    /**
     * How cooldowns are written in settings. None goes by person: what one guild has chosen must
     * keep nobody waiting in another.
     */
    static final class Waiting {

        private Waiting() {}

        static @Nullable Cooldown read(String written) {
            var parts = written.split("s/", 2);
            if (parts.length != 2 || !parts[0].matches("\\d{1,6}") || parts[0].matches("0+")) {
                return null;
            }
            for (var per : Cooldown.Per.values()) {
                if (per != Cooldown.Per.USER && per.name().equalsIgnoreCase(parts[1])) {
                    return new Cooldown(Duration.ofSeconds(Long.parseLong(parts[0])), per);
                }
            }
            return null;
        }

        static String write(Cooldown cooldown) {
            var per = cooldown.per().name().toLowerCase(Locale.ROOT);
            return cooldown.pause().toSeconds() + "s/" + per;
        }
    }
}
