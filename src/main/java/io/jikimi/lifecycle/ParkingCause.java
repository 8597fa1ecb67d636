package io.jikimi.lifecycle;

/** What stands in the bot's way for good, so that only a person can mend it. */
public enum ParkingCause {
    /** Discord does not know the token (401, 4004). */
    TOKEN("token", "https://discord.com/developers/applications"),
    /** An intent is asked for that is not switched on (4014); the detail names the switches. */
    INTENTS("intents", "https://discord.com/developers/applications"),
    /** The shards do not fit the bot's guilds (4010, 4011); the detail is the close code. */
    SHARDING("sharding", Links.SHARDS),
    /** Discord no longer takes what Jikimi sends (4012, 4013); the detail is the close code. */
    OUTDATED("outdated", "https://discord.com/developers/docs/reference#api-versioning"),
    /**
     * Shards that are fixed for this instance are held by another one; the details are the shards
     * and who holds them.
     */
    OVERLAP("overlap", Links.SHARDS),
    /** Other instances have split the guilds differently; the detail is into how many shards. */
    TOTAL("total", Links.SHARDS);

    private final String key;
    private final String link;

    ParkingCause(String key, String link) {
        this.key = "lifecycle.parked." + key;
        this.link = link;
    }

    /** Whether it may end by itself, when other instances do; Discord has not refused anything. */
    public boolean passes() {
        return this == OVERLAP || this == TOTAL;
    }

    /** The message key of what is wrong. */
    public String whatKey() {
        return key;
    }

    /** The message key of what to do about it. */
    public String fixKey() {
        return key + ".fix";
    }

    /** Where to click. */
    public String link() {
        return link;
    }

    private static final class Links {

        static final String SHARDS = "https://discord.com/developers/docs/events/gateway#sharding";
    }
}
