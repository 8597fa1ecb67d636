package io.jikimi.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;

import io.jikimi.cluster.Instance;
import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;
import io.jikimi.testing.Browser;
import io.jikimi.testing.TestDatabase;
import io.jikimi.testing.Wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The status page with a week behind it, as browsers show it that run no script. */
class StatusPageTests {

    private static final String PICTURES = System.getProperty("status.pictures", "");

    private static Playground playground;
    private static Jikimi jikimi;

    @BeforeAll
    static void aWeekPasses() {
        playground = Playground.start(PlaygroundSettings.forTests());
        jikimi = Jikimi.start(playground);
        playground.waitsUntilConnected();
        MadeUpDays.before(jikimi);
        await().until(() -> jikimi.get("/").body().contains("Jikimi was not running"));
        await().until(() -> jikimi.get("/").body().contains("Connected"));
    }

    @AfterAll
    static void theWeekIsOver() {
        jikimi.close();
        playground.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 900, en, false", "1280, 900, en, true", "1280, 900, ko, false",
                "1280, 900, ko, true",
        "390, 844, en, false", "390, 844, en, true", "390, 844, ko, false", "390, 844, ko, true"
    })
    void isReadOnEveryScreen(int width, int height, String language, boolean dark) {
        try (var browser = Browser.openOrSkip()) {
            var page = browser.plainPage(width, height, Locale.of(language), dark);
            page.navigate(jikimi.address());

            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(page.locator(".state h2"))
                    .hasText(language.equals("ko") ? "연결됨" : "Connected");
            assertThat(page.locator(".day"))
                    .containsText(language.equals("ko") ? "지난 24시간" : "Last 24 hours");
            assertThat(page.locator(".incidents"))
                    .containsText(
                            language.equals("ko") ? "지킴이가 실행되지 않음" : "Jikimi was not running");
            assertThat(page.locator("svg.graph")).isVisible();
            assertThat(page.locator("svg.bars > g")).hasCount(96);
            assertThat(page.locator("svg.graph path.line"))
                    .hasAttribute("d", Pattern.compile("M[0-9. L]+M[0-9. L]+"));
            assertThat(page.locator("body"))
                    .not()
                    .containsText(Pattern.compile("\\?\\?|\\{\\d|web\\.|%%"));
            sticksOutNowhere(page, width);
            colours(page, dark);
            picture(
                    page,
                    "status-%d-%s-%s.png".formatted(width, language, dark ? "dark" : "light"));

            page.locator("summary").click();
            assertThat(page.locator("tbody tr").first()).isVisible();
            sticksOutNowhere(page, width);
        }
    }

    @Test
    void tellsProgramsTheSame() {
        var report = JsonMapper.shared().readTree(jikimi.get("/status.json").body());

        assertThat(report.at("/state").asString()).isEqualTo("connected");
        assertThat(report.at("/version").asString()).startsWith("0.1.0");
        assertThat(report.at("/shards/connected").asInt()).isEqualTo(1);
        assertThat(report.at("/shards/total").asInt()).isEqualTo(1);
        assertThat(report.at("/own/0/state").asString()).isEqualTo("connected");
        assertThat(Instant.parse(report.at("/startedAt").asString())).isBefore(Instant.now());
        assertThat(report.at("/history/availability").asDouble()).isBetween(0.97, 0.98);
        assertThat(report.at("/history/quarters")).hasSize(96);
        assertThat(report.at("/history/quarters/50/level").asString()).isEqualTo("good");
        assertThat(report.at("/history/quarters/50/latency/median").asInt()).isBetween(40, 90);
        assertThat(report.at("/history/incidents").valueStream())
                .extracting(incident -> incident.at("/condition").asString())
                .containsExactly("reconnecting", "reconnecting", "down");
        assertThat(report.at("/history/incidents/0/awaySeconds").asInt()).isEqualTo(2_160);
    }

    @Test
    void needsNothingFromElsewhereAndRunsNothing() {
        var answer = jikimi.get("/");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body())
                .doesNotContain("<script", "style=", "src=\"http", "href=\"http", "url(");
        assertThat(answer.body().length()).isLessThan(80_000);
    }

    @Test
    void saysWhatItsPartsAreByTheElementsThatHtmlHas() {
        assertThat(jikimi.get("/").body())
                .contains(
                        "<section class=\"scroll\" tabindex=\"0\" aria-label=\"The same in numbers\"")
                .doesNotContain("role=\"region\"");
    }

    @Test
    void namesNoServer() {
        var secret = "Rose " + System.nanoTime();
        playground.found(secret, Locale.US);
        await().until(() -> jikimi.get("/").body().contains("3 servers"));

        for (var path : List.of("/", "/?lang=ko", "/status.json")) {
            assertThat(jikimi.get(path).body()).doesNotContain(secret, "Garden", "정원");
        }
    }

    @Test
    void notesWhatItSeesOfItself() {
        var database = jikimi.bean(JdbcClient.class);

        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                database.sql(
                                                        """
                                                        select count(*) from status_spell
                                                        where state = 'CONNECTED' and connected = 1
                                                            and instance = ?
                                                        """)
                                                .param(jikimi.bean(Instance.class).id())
                                                .query(Integer.class)
                                                .single()
                                        == 1);
    }

    @Test
    void saysSoWhereTheHistoryCannotBeRead() throws IOException {
        var real = URI.create(TestDatabase.freshDatabase().substring("jdbc:".length()));
        try (var here = Playground.start(PlaygroundSettings.forTests());
                var wire = Wire.to(real.getPort());
                var bot =
                        Jikimi.start(
                                here,
                                "database.url=postgres://postgres@127.0.0.1:%d%s"
                                        .formatted(wire.port(), real.getPath()))) {
            here.waitsUntilConnected();
            await().until(() -> bot.get("/").body().contains("Connected"));
            assertThat(bot.get("/").body()).contains("Last 24 hours", "The graph begins");

            wire.freeze();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> bot.get("/").body().contains("cannot be read just now"));

            var before = System.nanoTime();
            assertThat(bot.get("/").body()).contains("Connected").doesNotContain("Last 24 hours");
            assertThat(bot.get("/status.json").body()).contains("\"history\":null");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    // Without scripts the page's own size cannot be asked for; its picture is as wide as it is.
    private static void sticksOutNowhere(Page page, int width) {
        for (var part : page.locator("main, .card, header, nav, .figures > div, table").all()) {
            var box = part.boundingBox();
            if (box != null) {
                assertThat(box.x).isNotNegative();
                assertThat(box.x + box.width).isLessThanOrEqualTo(width);
            }
        }
    }

    private static void colours(Page page, boolean dark) {
        assertThat(page.locator("body"))
                .hasCSS("background-color", dark ? "rgb(18, 21, 28)" : "rgb(245, 246, 250)");
    }

    private static void picture(Page page, String name) {
        if (!PICTURES.isEmpty()) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(PICTURES, name)));
        }
    }
}
