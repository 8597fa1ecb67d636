package io.jikimi.playground.world;

/** What a bot may ask to hear of. */
public enum Intent {
    GUILDS(0),
    GUILD_MEMBERS(1),
    GUILD_MODERATION(2),
    GUILD_PRESENCES(8),
    GUILD_MESSAGES(9),
    GUILD_MESSAGE_REACTIONS(10),
    GUILD_MESSAGE_TYPING(11),
    DIRECT_MESSAGES(12),
    DIRECT_MESSAGE_REACTIONS(13),
    DIRECT_MESSAGE_TYPING(14),
    MESSAGE_CONTENT(15);

    /** Every intent that Discord knows, those not told apart here included. */
    public static final int KNOWN = 0b11_0011_0001_1111_1111_1111_1111;

    private final int bit;

    Intent(int offset) {
        bit = 1 << offset;
    }

    public int bit() {
        return bit;
    }

    /** The flag that an application not yet verified has while this is on; 0 for most. */
    public int applicationFlag() {
        return switch (this) {
            case GUILD_PRESENCES -> 1 << 13;
            case GUILD_MEMBERS -> 1 << 15;
            case MESSAGE_CONTENT -> 1 << 19;
            default -> 0;
        };
    }

    public boolean in(int intents) {
        return (intents & bit) != 0;
    }

    /** Those that must be switched on for the application first. */
    public static int privileged() {
        return GUILD_MEMBERS.bit | GUILD_PRESENCES.bit | MESSAGE_CONTENT.bit;
    }
}
