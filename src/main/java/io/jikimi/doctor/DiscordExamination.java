package io.jikimi.doctor;

import io.jikimi.config.BotProperties;
import io.jikimi.config.Secret;
import io.jikimi.discord.GatewayAnswer;
import io.jikimi.doctor.DiscordAnswer.Given;
import io.jikimi.doctor.DiscordAnswer.TokenRefused;
import io.jikimi.doctor.DiscordAnswer.Unanswered;

import net.dv8tion.jda.api.utils.data.DataObject;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks Discord whether it would have the bot: its token, its intents, its identifies. Opens no
 * gateway, and so uses none of them up.
 */
final class DiscordExamination implements Examination {

    private static final String TOKEN = "discord.token";
    private static final String NEW_TOKEN =
            "Open https://discord.com/developers/applications, choose your application, then Bot, then"
                    + " Reset Token, and set DISCORD_TOKEN to the new token.";

    private final URI apiUrl;
    private final @Nullable Secret token;
    private final int shards;
    private final Duration patience;

    DiscordExamination(BotProperties bot, Duration patience) {
        this.apiUrl = bot.apiUrl();
        this.token = bot.token();
        this.shards = bot.shards().total();
        this.patience = patience;
    }

    @Override
    public List<Finding> findings() {
        if (token == null || !token.reveal().matches("[!-~]+")) {
            return List.of(
                    Finding.failed(TOKEN, "There is no token, or not all of one.", NEW_TOKEN));
        }
        var questions = new DiscordQuestions(apiUrl, token, patience);
        return switch (questions.ask("users/@me", "username")) {
            case Given me -> all(questions, me);
            case TokenRefused no ->
                    List.of(
                            Finding.failed(
                                    TOKEN, "Discord does not accept the bot's token.", NEW_TOKEN),
                            clock(no.skew()));
            case Unanswered none -> List.of(none.as("discord.connection"));
        };
    }

    private List<Finding> all(DiscordQuestions questions, Given me) {
        var application = questions.ask("applications/@me", "flags");
        var gateway = questions.ask("gateway/bot", "url");
        var intents = IntentFindings.asDeclared();
        return Stream.of(
                        List.of(connection(me), bot(me.body()), clock(me.skew())),
                        of(
                                application,
                                "discord.intents",
                                body -> intents.of(body.getLong("flags"))),
                        of(
                                gateway,
                                "discord.identifies",
                                body ->
                                        new GatewayFindings(shards)
                                                .of(GatewayAnswer.of(body, Instant.now()))))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> of(
            DiscordAnswer answer, String name, Function<DataObject, List<Finding>> reading) {
        return switch (answer) {
            case Given given -> reading.apply(given.body());
            case TokenRefused _ ->
                    List.of(
                            Finding.failed(
                                    name,
                                    "Discord does not let the token ask for this.",
                                    NEW_TOKEN));
            case Unanswered none -> List.of(none.as(name));
        };
    }

    private Finding connection(Given me) {
        return Finding.ok(
                "discord.connection",
                "Discord answers at %s in %d ms."
                        .formatted(apiUrl.getHost(), me.took().toMillis()));
    }

    private static Finding bot(DataObject me) {
        return Finding.ok(
                TOKEN,
                "Discord accepts the token of %s (%s)."
                        .formatted(me.getString("username"), me.getString("id", "no id")));
    }

    private static Finding clock(ClockSkew skew) {
        return skew.finding("clock", "Discord");
    }
}
