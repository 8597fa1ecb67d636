package io.jikimi.discord;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Fetches files that people have sent, from where Discord keeps them. */
@Component
public class Downloads {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * The content of a file.
     *
     * @param url as Discord gave it with the message
     * @param most how many bytes at most
     * @throws UncheckedIOException when it cannot be fetched or is longer
     */
    public byte[] read(String url, int most) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var content = body.readNBytes(most + 1);
                if (response.statusCode() != 200 || content.length > most) {
                    throw new IOException("status " + response.statusCode() + ", or too long");
                }
                return content;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped meanwhile", stopped));
        }
    }
}
