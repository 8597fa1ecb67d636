package io.jikimi.discord;

import io.jikimi.config.Secret;

import net.dv8tion.jda.api.requests.RestConfig;

import okhttp3.Request;

import java.net.URI;

/**
 * Where Discord's API is and how Jikimi calls itself there, also where JDA does not do the asking.
 */
public final class DiscordApi {

    private static final String NAME = "Jikimi";

    private DiscordApi() {}

    /** A question that names the bot, such as {@code users/@me}. */
    public static Request get(URI apiUrl, Secret token, String route) {
        return new Request.Builder()
                .url(baseUrl(apiUrl) + route)
                .header("Authorization", "Bot " + token.reveal())
                .header("User-Agent", restConfig(apiUrl).getUserAgent())
                .build();
    }

    static RestConfig restConfig(URI apiUrl) {
        return new RestConfig().setBaseUrl(baseUrl(apiUrl)).setUserAgentSuffix(NAME);
    }

    private static String baseUrl(URI apiUrl) {
        var url = apiUrl.toString();
        return url.endsWith("/") ? url : url + "/";
    }
}
