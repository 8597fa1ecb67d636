package io.jikimi.config;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Why a setting has the value that it has; secrets are shown by length and fingerprint only.
 *
 * @param property its canonical name
 * @param value the value that counts, or the default, or null where nothing holds
 * @param place where that value was written; null for a default
 * @param shadowed what other sources say, the next in rank first
 * @param description what the setting is for
 */
public record Explanation(
        String property,
        @Nullable String value,
        @Nullable String place,
        List<Shadowed> shadowed,
        @Nullable String description) {

    /** A value that does not count, because a source above says something too. */
    public record Shadowed(String value, String place) {}
}
