package io.jikimi.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, to look at pages as people do. */
public final class Browser implements AutoCloseable {

    private static final List<String> PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Opens Chromium, or skips the test where there is none. */
    public static Browser openOrSkip() {
        var place = place();
        Assumptions.assumeTrue(
                place.isPresent(),
                "no Chromium on this machine; install it, or name it in CHROMIUM, to run the tests in a browser");
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options =
                new LaunchOptions()
                        .setExecutablePath(place.orElseThrow())
                        .setArgs(
                                List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"));
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** A page in a window of this size, as somebody who has never been here. */
    public Page page(int width, int height) {
        var page =
                chromium.newContext(
                                new NewContextOptions()
                                        .setViewportSize(width, height)
                                        .setLocale("en-US"))
                        .newPage();
        page.setDefaultTimeout(15_000);
        return page;
    }

    /**
     * The same, of somebody who reads this language, likes it dark or light, and allows no script.
     */
    public Page plainPage(int width, int height, Locale language, boolean dark) {
        var page =
                chromium.newContext(
                                new NewContextOptions()
                                        .setViewportSize(width, height)
                                        .setLocale(language.toLanguageTag())
                                        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                                        .setJavaScriptEnabled(false))
                        .newPage();
        page.setDefaultTimeout(15_000);
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> place() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
