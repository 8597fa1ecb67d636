package io.jikimi.commands;

import java.time.Duration;

/**
 * How long somebody waits before a command may be used again, and who waits together.
 *
 * @param buttons whether buttons that lead there wait as well, as turning pages should not
 */
public record Cooldown(Duration pause, Per per, boolean buttons) {

    /** Who shares the waiting. */
    public enum Per {
        /** One person, wherever they are. */
        USER,
        /** One person in one guild. */
        MEMBER,
        CHANNEL,
        GUILD
    }

    public Cooldown(Duration pause, Per per) {
        this(pause, per, false);
    }
}
