package io.jikimi.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.jikimi.access.Rules.Scope;
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
        var chosen = nearest(settings(caller.guildId()).cooldowns(), way);
        if (chosen != null) {
            return Waiting.read(chosen);
        }
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

    /** Rules about a command; null for the effect takes the rule away. */
    void rule(
            long guildId,
            long userId,
            String command,
            Scope scope,
            long id,
            @Nullable Boolean allows) {
        var effect = allows == null ? null : allows ? "allow" : "deny";
        set(guildId, userId, "rules", Rules.key(command, scope, id), effect);
    }

    void chooseCooldown(long guildId, long userId, String command, @Nullable Cooldown cooldown) {
        var written = cooldown == null ? null : Waiting.write(cooldown);
        set(guildId, userId, "cooldowns", command, written);
    }

    void choosePrivacy(long guildId, long userId, String command, boolean privately) {
        set(guildId, userId, "privately", command, String.valueOf(privately));
    }

    private void set(
            long guildId, long userId, String field, String entry, @Nullable String value) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("commands." + field + "[" + entry + "]", value);
        guilds.change(guildId, Author.byCommand(userId), values);
    }

    /** Takes away all that was ruled about just this command. */
    int clear(long guildId, long userId, String command) {
        var settings = settings(guildId);
        var values = new LinkedHashMap<String, @Nullable String>();
        settings.rules().keySet().stream()
                .filter(key -> key.startsWith(command + "/"))
                .forEach(key -> values.put("commands.rules[" + key + "]", null));
        if (settings.cooldowns().containsKey(command)) {
            values.put("commands.cooldowns[" + command + "]", null);
        }
        if (settings.privately().containsKey(command)) {
            values.put("commands.privately[" + command + "]", null);
        }
        guilds.change(guildId, Author.byCommand(userId), values);
        return values.size();
    }

    /** How cooldowns are written in settings. */
    static final class Waiting {

        private Waiting() {}

        static @Nullable Cooldown read(String written) {
            var parts = written.split("s/", 2);
            if (parts.length != 2 || !parts[0].matches("\\d{1,6}") || parts[0].matches("0+")) {
                return null;
            }
            for (var per : Cooldown.Per.values()) {
                if (per.name().equalsIgnoreCase(parts[1])) {
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
