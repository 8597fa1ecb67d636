package io.jikimi.config;

import io.jikimi.sources.Place;

/**
 * A value that one source gives to a setting.
 *
 * @param text the value itself; may be a secret, see {@link Settings#explain}
 * @param place where it was written
 */
public record Value(String text, Place place) {

    /** Only the place: the value may be a secret. */
    @Override
    public String toString() {
        return "a value from " + place;
    }
}
