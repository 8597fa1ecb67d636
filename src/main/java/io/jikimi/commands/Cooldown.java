package io.jikimi.commands;

import java.time.Duration;

/** How long somebody waits before a command may be used again, and who waits together. */
public record Cooldown(Duration pause, Per per) {

    /** Who shares the waiting. */
    public enum Per {
        /** One person, wherever they are. */
        USER,
        /** One person in one guild. */
        MEMBER,
        CHANNEL,
        GUILD
    }
}
