package io.jikimi.doctor;

import io.jikimi.config.Secret;
import io.jikimi.discord.DiscordApi;
import io.jikimi.doctor.DiscordAnswer.Given;
import io.jikimi.doctor.DiscordAnswer.TokenRefused;

import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;

import okhttp3.OkHttpClient;
import okhttp3.Response;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Asks Discord's API one thing at a time, and puts up with whatever it is answered. */
final class DiscordQuestions {

    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final URI apiUrl;
    private final Secret token;
    private final Duration patience;
    private final OkHttpClient http;

    DiscordQuestions(URI apiUrl, Secret token, Duration patience) {
        this.apiUrl = apiUrl;
        this.token = token;
        this.patience = patience;
        this.http = new OkHttpClient.Builder().callTimeout(patience).build();
    }

    /** Asks a route; an answer without that field is none of Discord's. */
    DiscordAnswer ask(String route, String field) {
        try {
            for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
                try (var response = send(route)) {
                    if (response.code() != 429 || pause(response).compareTo(LONGEST_PAUSE) > 0) {
                        return read(response, field);
                    }
                    Thread.sleep(pause(response));
                }
            }
            try (var response = send(route)) {
                return read(response, field);
            }
        } catch (IOException failure) {
            return new DiscordTrouble(apiUrl.getHost(), patience).with(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new DiscordTrouble(apiUrl.getHost(), patience)
                    .with(new InterruptedIOException());
        }
    }

    private Response send(String route) throws IOException {
        return http.newCall(DiscordApi.get(apiUrl, token, route)).execute();
    }

    private DiscordAnswer read(Response response, String field) throws IOException {
        if (response.code() == 401) {
            return new TokenRefused(skew(response));
        }
        var trouble = new DiscordTrouble(apiUrl.getHost(), patience);
        if (response.code() == 429) {
            return trouble.limited(pause(response));
        }
        if (!response.isSuccessful()) {
            return trouble.with(response.code());
        }
        try {
            var body = DataObject.fromJson(response.body().bytes());
            return body.hasKey(field) ? given(response, body) : trouble.withSomebodyElse();
        } catch (ParsingException noJson) {
            return trouble.withSomebodyElse();
        }
    }

    private static Given given(Response response, DataObject body) {
        var took =
                Duration.ofMillis(
                        response.receivedResponseAtMillis() - response.sentRequestAtMillis());
        return new Given(body, skew(response), took);
    }

    // The header leaves out the fraction of its second.
    private static ClockSkew skew(Response response) {
        var date = response.headers().getDate("Date");
        if (date == null) {
            return new ClockSkew(Duration.ZERO);
        }
        return ClockSkew.between(
                Instant.ofEpochMilli(response.sentRequestAtMillis()),
                Instant.ofEpochMilli(response.receivedResponseAtMillis()),
                date.toInstant(),
                date.toInstant().plusSeconds(1));
    }

    private static Duration pause(Response response) {
        var seconds = Objects.requireNonNullElse(response.header("Retry-After"), "1");
        return seconds.matches("[0-9]{1,9}(\\.[0-9]+)?")
                ? Duration.ofMillis((long) Math.ceil(Double.parseDouble(seconds) * 1_000))
                : Duration.ofSeconds(1);
    }
}
