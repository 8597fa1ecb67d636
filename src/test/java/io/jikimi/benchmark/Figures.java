package io.jikimi.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a bot says of itself at its operator's port. */
record Figures(int port) {

    /** All series of a metric together; 0 where there is none. */
    double sum(String metric) throws IOException, InterruptedException {
        return scrape().lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    String scrape() throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            return answer.body();
        }
    }
}
