package io.jikimi.doctor;

import net.dv8tion.jda.api.utils.data.DataObject;

import java.time.Duration;

/** What came of a question to Discord. */
sealed interface DiscordAnswer {

    /**
     * What was asked for.
     *
     * @param body what Discord says
     * @param skew how far our clock is off from Discord's
     * @param took how long it took
     */
    record Given(DataObject body, ClockSkew skew, Duration took) implements DiscordAnswer {}

    /** Discord does not know the token. */
    record TokenRefused(ClockSkew skew) implements DiscordAnswer {}

    /** Nothing that could be used, and what to do about that. */
    record Unanswered(String what, String remedy) implements DiscordAnswer {

        Finding as(String name) {
            return Finding.failedForNow(name, "Discord could not be asked: " + what, remedy);
        }
    }
}
