package io.jikimi.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What was found about one thing. No secret is ever in it.
 *
 * @param name what was looked at, such as {@code discord.token}; the same in every release
 * @param status how it was found
 * @param what what was seen, as a sentence
 * @param remedy what to do about it, in one or two sentences; null where all is well
 * @param mayPass whether it may be well again by itself, so that trying again helps
 */
public record Finding(
        String name, Status status, String what, @Nullable String remedy, boolean mayPass) {

    static Finding ok(String name, String what) {
        return new Finding(name, Status.OK, what, null, false);
    }

    static Finding warning(String name, String what, String remedy) {
        return new Finding(name, Status.WARNING, what, remedy, false);
    }

    static Finding failed(String name, String what, String remedy) {
        return new Finding(name, Status.FAILED, what, remedy, false);
    }

    static Finding failedForNow(String name, String what, String remedy) {
        return new Finding(name, Status.FAILED, what, remedy, true);
    }
}
