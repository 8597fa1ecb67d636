package io.jikimi.config;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Why a setting has the value that it has. Secrets are shown by length and fingerprint only.
 *
 * @param property its canonical name
 * @param value what counts, be it written or the default; null where nothing holds
 * @param place where that was written; null for a default
 * @param shadowed what other sources say, the next in rank first
 * @param fallback the default; null where there is none
 * @param description what the setting is for
 */
public record Explanation(
        String property,
        @Nullable String value,
        @Nullable String place,
        List<Said> shadowed,
        @Nullable String fallback,
        @Nullable String description) {

    /**
     * What one source says.
     *
     * @param value as it may be shown
     * @param place where it was written
     */
    public record Said(String value, String place) {}
}
