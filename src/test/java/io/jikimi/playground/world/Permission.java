package io.jikimi.playground.world;

/** What a role or a channel may allow, each with Discord's bit. */
public enum Permission {
    CREATE_INSTANT_INVITE(0),
    KICK_MEMBERS(1),
    BAN_MEMBERS(2),
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_GUILD(5),
    ADD_REACTIONS(6),
    VIEW_AUDIT_LOG(7),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    CONNECT(20),
    SPEAK(21),
    CHANGE_NICKNAME(26),
    MANAGE_NICKNAMES(27),
    MANAGE_ROLES(28),
    MANAGE_WEBHOOKS(29),
    USE_APPLICATION_COMMANDS(31),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    CREATE_PRIVATE_THREADS(36),
    SEND_MESSAGES_IN_THREADS(38),
    MODERATE_MEMBERS(40),
    PIN_MESSAGES(51);

    /** Everything that Discord knows today. */
    public static final long ALL = (1L << 53) - 1;

    private final long bit;

    Permission(int offset) {
        bit = 1L << offset;
    }

    public long bit() {
        return bit;
    }

    public boolean in(long permissions) {
        return (permissions & bit) != 0;
    }

    public static long of(Permission... permissions) {
        var all = 0L;
        for (var permission : permissions) {
            all |= permission.bit;
        }
        return all;
    }
}
