package io.jikimi.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting that exists, as the code's own metadata describes it.
 *
 * @param name its canonical name, such as {@code bot.api-url}
 * @param type the Java type its value is read into, by its full name
 * @param description what it is for
 * @param defaultValue what holds where nobody sets it
 */
public record KnownSetting(
        String name, String type, @Nullable String description, @Nullable String defaultValue) {}
