package io.jikimi.config;

import java.util.List;

/** A secret that the running bot can exchange for a new one. */
public interface Rotatable {

    /** The settings that it may come from, the one that is compared first. */
    List<String> properties();

    /** Whether a value that was refused once need not be tried again. */
    boolean refusesForGood();

    /**
     * Tries a new value out and, if it is good, runs on it from now on.
     *
     * @param now all sources as they are now
     */
    Trial tryOut(Secret value, Settings now);

    /** How a new value did. */
    sealed interface Trial {}

    /** The bot runs on it. */
    record TakenOver() implements Trial {}

    /**
     * The bot goes on with the old one.
     *
     * @param why what was wrong with the new one, as a sentence
     * @param remedy what to do about it, as a sentence
     */
    record Refused(String why, String remedy) implements Trial {}

    /**
     * It could not be tried out; the bot goes on with the old one and tries again soon.
     *
     * @param why what was in the way, as a sentence
     */
    record Undecided(String why) implements Trial {}
}
