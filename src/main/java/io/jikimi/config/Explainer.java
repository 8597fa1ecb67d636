package io.jikimi.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says of each setting which value counts, where it was written and what it shadows. */
public final class Explainer {

    private static final Set<String> DATABASE_URLS =
            Set.of("database.url", "spring.datasource.url");

    private final Settings settings;
    private final KnownSettings known = KnownSettings.load();

    public Explainer(Settings settings) {
        this.settings = settings;
    }

    /** Everything of Jikimi's own, and whatever else an operator has set. */
    public List<Explanation> all() {
        return properties().stream().map(this::explain).toList();
    }

    Set<String> properties() {
        var names = new TreeSet<String>();
        known.ours().forEach(setting -> names.add(setting.name()));
        settings.written().stream()
                .flatMap(written -> property(written.name()).stream())
                .forEach(names::add);
        return names;
    }

    /** Where settings were found, in words, the highest source first. */
    public List<String> sources() {
        return settings.written().stream()
                .filter(written -> written.setting(known).isPresent())
                .sorted(Comparator.comparing(Written::source))
                .map(Explainer::source)
                .distinct()
                .toList();
    }

    private static String source(Written written) {
        return switch (written.source()) {
            case COMMAND_LINE -> "the command line";
            case ENVIRONMENT -> "the environment";
            case SECRET_FILE, DOTENV, INI, PROPERTIES ->
                    written.place().text().replaceFirst("(:\\d+){2}$", "");
        };
    }

    /** The canonical name behind a property or an environment variable; empty for neither. */
    public Optional<String> property(String asked) {
        return known.find(asked).or(() -> known.ofVariable(asked)).map(KnownSetting::name);
    }

    /** What somebody who asked for a setting that does not exist may have meant. */
    public Optional<String> closest(String asked) {
        return known.closest(asked);
    }

    /** Explains a setting by its canonical name. */
    public Explanation explain(String property) {
        var setting = known.find(property);
        var said =
                settings.values(property).stream()
                        .map(
                                value ->
                                        new Explanation.Said(
                                                show(property, value), value.place().text()))
                        .toList();
        var fallback = setting.map(KnownSetting::defaultValue).orElse(null);
        return new Explanation(
                property,
                said.isEmpty() ? fallback : said.getFirst().value(),
                said.isEmpty() ? null : said.getFirst().place(),
                said.isEmpty() ? List.of() : said.subList(1, said.size()),
                fallback,
                setting.map(KnownSetting::description).orElse(null));
    }

    private String show(String property, Value value) {
        if (!known.isSecret(property)) {
            return value.text();
        }
        return DATABASE_URLS.contains(property) ? withoutLogin(value) : masked(value.text());
    }

    private static String withoutLogin(Value url) {
        var masked = masked(url.text());
        try {
            return "%s (in whole: %s)".formatted(DatabaseAddress.parse(url).shown(), masked);
        } catch (MisconfiguredException unreadable) {
            return masked;
        }
    }

    /** Enough of a secret to tell whether two are the same, and no more. */
    static String masked(String secret) {
        var text = secret.strip();
        if (text.isEmpty()) {
            return "empty";
        }
        return "set, %d characters, sha256:%s…".formatted(text.length(), fingerprint(text));
    }

    private static String fingerprint(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 2);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
