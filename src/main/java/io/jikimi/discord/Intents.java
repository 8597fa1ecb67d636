package io.jikimi.discord;

import net.dv8tion.jda.api.requests.GatewayIntent;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** What Jikimi asks Discord to be told about. */
final class Intents {

    static final EnumSet<GatewayIntent> ASKED =
            EnumSet.of(
                    GatewayIntent.GUILD_MODERATION,
                    GatewayIntent.GUILD_MESSAGES,
                    GatewayIntent.DIRECT_MESSAGES,
                    GatewayIntent.MESSAGE_CONTENT);

    private Intents() {}

    /** The switches of the developer portal that must be on, by the names they have there. */
    static String switches() {
        return Arrays.stream(PrivilegedIntent.values())
                .filter(PrivilegedIntent::isAsked)
                .map(PrivilegedIntent::label)
                .collect(Collectors.joining(", "));
    }
}
