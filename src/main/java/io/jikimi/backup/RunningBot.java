package io.jikimi.backup;

import io.jikimi.config.MisconfiguredException;
import io.jikimi.config.Settings;

import org.springframework.core.env.Environment;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the bot that has locked the database on this machine for a backup. */
final class RunningBot {

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(5);

    /** Until it begins to answer; the whole file may take as long as it takes. */
    private static final Duration TIME_TO_BEGIN = Duration.ofMinutes(1);

    private static final String END_IT = "end the bot, make the backup, and start it again.";

    private final Settings settings;
    private final String locked;

    RunningBot(Settings settings, String locked) {
        this.settings = settings;
        this.locked = locked;
    }

    void backup(Path into) throws IOException {
        var token = settings.value("bot.operator.token").filter(said -> !said.text().isBlank());
        if (token.isEmpty()) {
            throw refused(
                    "it can be asked for a backup only where BOT_OPERATOR_TOKEN is set.",
                    "Set BOT_OPERATOR_TOKEN to a long random text for the bot and for this command,"
                            + " and restart the bot; or "
                            + END_IT);
        }
        var address = address(settings.environment());
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(TIME_TO_BEGIN)
                        .header("Authorization", "Bearer " + token.get().text())
                        .build();
        try (var client = HttpClient.newBuilder().connectTimeout(TIME_TO_CONNECT).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofFile(into));
            if (answer.statusCode() != 200) {
                throw refused(
                        "it answers %d at %s.".formatted(answer.statusCode(), address),
                        "Check that BOT_OPERATOR_TOKEN and PORT are the same for the bot and for this"
                                + " command; or "
                                + END_IT);
            }
        } catch (ConnectException nobody) {
            throw refused(
                    "nothing answers at %s.".formatted(address),
                    "Check that PORT is the same for the bot and for this command, and that both run"
                            + " on the same machine; or "
                            + END_IT);
        } catch (HttpTimeoutException silent) {
            throw refused(
                    "it gives no answer at %s.".formatted(address),
                    "Look into the bot's log why it stands still; to make the backup without it, "
                            + END_IT);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the bot was asked", ended);
        }
    }

    private static String address(Environment environment) {
        return "http://127.0.0.1:%s/actuator/backup"
                .formatted(environment.getProperty("server.port", "8080"));
    }

    private MisconfiguredException refused(String what, String remedy) {
        return MisconfiguredException.passing(
                "%s is open in another process, most likely the running bot, and %s"
                        .formatted(locked, what),
                remedy);
    }
}
