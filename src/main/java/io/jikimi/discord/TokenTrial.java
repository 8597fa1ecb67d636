package io.jikimi.discord;

import io.jikimi.config.BotProperties;
import io.jikimi.config.Secret;

import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;

import okhttp3.OkHttpClient;

import org.springframework.stereotype.Component;

import java.io.IOException;

/** Asks Discord whose token it is, with {@code GET /users/@me}. */
@Component
class TokenTrial {

    private final BotProperties properties;
    private final OkHttpClient http;

    TokenTrial(BotProperties properties, DiscordThreads threads) {
        this.properties = properties;
        this.http = threads.http;
    }

    Answer ask(Secret token) {
        try {
            var question = DiscordApi.get(properties.apiUrl(), token, "users/@me");
            try (var response = http.newCall(question).execute()) {
                if (response.code() == 401) {
                    return new Refused();
                }
                if (!response.isSuccessful()) {
                    return new Unanswered("Discord answered with " + response.code());
                }
                var user = DataObject.fromJson(response.body().bytes());
                return new Accepted(user.getLong("id"));
            }
        } catch (IllegalArgumentException noHeader) {
            return new Refused();
        } catch (IOException | ParsingException failure) {
            return new Unanswered("Discord could not be asked");
        }
    }

    /** What Discord says of a token. */
    sealed interface Answer {}

    /** It is the token of this bot. */
    record Accepted(long botId) implements Answer {}

    /** It is nobody's token. */
    record Refused() implements Answer {}

    /** Nothing is known of it yet. */
    record Unanswered(String why) implements Answer {}
}
