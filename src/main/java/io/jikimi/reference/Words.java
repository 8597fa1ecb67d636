package io.jikimi.reference;

import io.jikimi.config.KnownSetting;

import java.util.Locale;
import java.util.Objects;

/** Sentences about a setting that several files share. */
final class Words {

    private Words() {}

    /** What it is for, as a sentence. */
    static String description(KnownSetting setting) {
        var words = Objects.requireNonNullElse(setting.description(), "").strip();
        var sentence = words.isEmpty() ? "" : capital(words);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /** What a value must look like, as a sentence. */
    static String takes(KnownSetting setting) {
        var rules =
                setting.rules().isEmpty() ? "" : "; it " + String.join(", and ", setting.rules());
        return capital(setting.kind()) + rules + ".";
    }

    /** A value to begin with: the default, or something that shows where one belongs. */
    static String example(KnownSetting setting) {
        return Objects.requireNonNullElseGet(
                setting.defaultValue(), () -> stopgap(key(setting).replace('.', '-')));
    }

    private static String stopgap(String key) {
        return switch (key) {
            case "url", "endpoint" -> "https://example.org/your-" + key;
            case "headers", "attributes" -> "your-name=your-value";
            case "port" -> "9091";
            // The operator's must be long.
            case "token" -> "your-own-secret-token";
            default -> "your-" + key;
        };
    }

    static String section(KnownSetting setting) {
        return setting.name().substring(0, setting.name().lastIndexOf('.'));
    }

    static String key(KnownSetting setting) {
        return setting.name().substring(setting.name().lastIndexOf('.') + 1);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
