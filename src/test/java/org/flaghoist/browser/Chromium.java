package org.flaghoist.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that the machine has; none is ever downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .toList();

    private final Playwright playwright;
    private final Browser browser;

    /** Skips the test where the machine has no Chromium, unless {@code -Dflaghoist.chromium=required}. */
    static void assumeInstalled() {
        if (place().isPresent()) {
            return;
        }
        String missing = "no Chromium here (Debian: apt-get install chromium)";
        if ("required".equals(System.getProperty("flaghoist.chromium"))) {
            fail(missing + ", and it is required");
        }
        abort(missing);
    }

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Root, as which containers run, may not use the sandbox.
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(place().orElseThrow())
                        .setArgs(List.of("--no-sandbox")));
    }

    Browser browser() {
        return browser;
    }

    private static Optional<Path> place() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
