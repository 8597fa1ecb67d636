package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.List;

/** Refuses to start without a token, or with one that Discord cannot have given out. */
class TokenCheck implements Check {

    private static final String TOKEN = "bot.token";

    @Override
    public List<Problem> problems(Settings settings) {
        var token = settings.value(TOKEN).map(value -> value.text().strip()).orElse("");
        var place = settings.placeOf(TOKEN);
        if (token.isEmpty()) {
            return List.of(
                    new Problem(
                            place,
                            "There is no Discord token.",
                            "Set the environment variable DISCORD_TOKEN to the token of your bot"
                                    + " (https://discord.com/developers/applications, your application,"
                                    + " Bot, Reset Token). To try Jikimi without a token or an account:"
                                    + " ./mvnw spring-boot:test-run"));
        }
        if (!token.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            return List.of(
                    new Problem(
                            place,
                            "The Discord token has characters that no token has: spaces, line"
                                    + " breaks or letters beyond ASCII.",
                            "Copy the token again, whole and alone, into the environment variable"
                                    + " DISCORD_TOKEN."));
        }
        return List.of();
    }
}
