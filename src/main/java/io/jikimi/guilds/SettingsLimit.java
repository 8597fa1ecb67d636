package io.jikimi.guilds;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

/**
 * What some people may not choose though the setting could be so; asked whenever a setting is about
 * to change, whichever way the change comes. A bean of this type is all there is to it.
 */
public interface SettingsLimit {

    /**
     * Says why this person may not choose this, or null where they may.
     *
     * @param name the full name of the setting or entry
     * @param value what it would be, or null for what is usual
     */
    @Nullable Text objection(Author author, String name, @Nullable String value);
}
