package io.jikimi.discord;

import net.dv8tion.jda.api.requests.GatewayIntent;

/** What Discord tells a bot of only if its owner has switched it on in the developer portal. */
public enum PrivilegedIntent {
    PRESENCES(GatewayIntent.GUILD_PRESENCES, "Presence Intent", 12),
    MEMBERS(GatewayIntent.GUILD_MEMBERS, "Server Members Intent", 14),
    MESSAGE_CONTENT(GatewayIntent.MESSAGE_CONTENT, "Message Content Intent", 18);

    private final GatewayIntent intent;
    private final String label;
    private final int flag;

    PrivilegedIntent(GatewayIntent intent, String label, int flag) {
        this.intent = intent;
        this.label = label;
        this.flag = flag;
    }

    /** What its switch is called in the developer portal. */
    public String label() {
        return label;
    }

    /** Whether Jikimi asks for it; Discord then refuses the connection while it is off. */
    public boolean isAsked() {
        return Intents.ASKED.contains(intent);
    }

    /** Whether it is on, given the flags of the application. */
    public boolean isOn(long flags) {
        // The next flag says the same of an application that Discord has not verified.
        return (flags >> flag & 0b11) != 0;
    }
}
