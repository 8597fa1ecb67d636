package io.jikimi.discord;

import net.dv8tion.jda.api.requests.GatewayIntent;

import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Jikimi asks Discord to be told about. */
final class Intents {

    static final EnumSet<GatewayIntent> ASKED =
            EnumSet.of(
                    GatewayIntent.GUILD_MESSAGES,
                    GatewayIntent.DIRECT_MESSAGES,
                    GatewayIntent.MESSAGE_CONTENT);

    private Intents() {}

    /** The switches of the developer portal that must be on, by the names they have there. */
    static String switches() {
        return ASKED.stream()
                .flatMap(
                        intent ->
                                switch (intent) {
                                    case MESSAGE_CONTENT -> Stream.of("Message Content Intent");
                                    case GUILD_MEMBERS -> Stream.of("Server Members Intent");
                                    case GUILD_PRESENCES -> Stream.of("Presence Intent");
                                    default -> Stream.empty();
                                })
                .collect(Collectors.joining(", "));
    }
}
