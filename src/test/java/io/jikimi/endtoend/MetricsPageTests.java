package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

class MetricsPageTests {

    private static final Path PAGE = Path.of("docs/metrics.md");

    @Test
    void tellsOfEveryMetricWithItsMeaning() throws IOException {
        var scrape = afterAConversation();
        var page = MetricsPage.of(scrape);

        if (Boolean.getBoolean("metrics.page.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(scrape.metrics("jikimi_"))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric.meaning()).as(metric.name()).isNotBlank());
        assertThat(PAGE)
                .as("stale; ./mvnw test -Dtest=MetricsPageTests -Dmetrics.page.write=true")
                .hasContent(page);
    }

    @Test
    void knowsEveryGroupOfMetricsThatLibrariesAdd() {
        assertThat(afterAConversation().metrics(""))
                .extracting(Scrape.Metric::name)
                .allMatch(
                        name ->
                                name.startsWith("jikimi_")
                                        || MetricsPage.LIBRARIES.keySet().stream()
                                                .anyMatch(name::startsWith));
    }

    /** Some metrics appear when there is something to measure. */
    private static Scrape afterAConversation() {
        var bot = Jikimi.sharedBot();
        var garden = Jikimi.shared().found("Garden " + System.nanoTime(), Locale.US);
        garden.owner().runs("/ping").answer();
        garden.owner().says("!ping");
        garden.general().shows("Pong");
        await().until(() -> Scrape.of(bot).series("jikimi_interaction_ack") > 0);
        return Scrape.of(bot);
    }
}
