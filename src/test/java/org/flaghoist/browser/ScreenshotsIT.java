package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pictures of each page, for people to look at: {@code target/screenshots/}. Dark ones and a tablet's are taken with
 * {@code mvn verify -Pfaults} only, since each costs as much as a page. All windows are looked at for what is cut.
 */
@ExtendWith(WithConsole.class)
class ScreenshotsIT {

    private static final Path FOLDER = Path.of("target/screenshots");
    private static final String CUT = "() => [...document.querySelectorAll('.fh-page, .fh-page table, .fh-page pre')]"
            + ".every(part => part.getBoundingClientRect().right <= innerWidth + 1)";

    /** Colours change slowly. */
    private static final String IN_NEW_COLOURS = """
            async () => {
              await new Promise(requestAnimationFrame)
              await new Promise(requestAnimationFrame)
              const changes = document.getAnimations().filter(change => change instanceof CSSTransition)
              await Promise.allSettled(changes.map(change => change.finished))
            }""";

    private static final boolean ALL_PICTURES = "long".equals(System.getProperty("flaghoist.length"));

    /** With this much of it a page that scrolls is seen as a whole. */
    private static final int TALL = 1_350;

    private static final String[] PAGES = {
        "exchange",
        "alarms",
        "overdue",
        "notifications",
        "linked",
        "picture",
        "dead-letters",
        "codes",
        "holds",
        "partners",
        "send-again",
        "recalls",
        "try",
        "changes",
        "reload",
        "audit"
    };

    private record Window(List<ColorScheme> schemes, int width, int height) {}

    private static final Window DESK = new Window(List.of(ColorScheme.DARK, ColorScheme.LIGHT), 1280, 800);
    private static final Window TABLET = new Window(List.of(ColorScheme.LIGHT), 820, 1180);

    /** A page is loaded once, and its window then changed, since each load costs seconds. */
    private static final List<Window> WINDOWS = List.of(DESK, TABLET);

    @Test
    void showsEachPageWholeInEachWindow(Console console) {
        NewContextOptions options =
                new NewContextOptions().setColorScheme(ColorScheme.LIGHT).setViewportSize(DESK.width(), DESK.height());
        try (ConsolePerson person = console.visitor(options)) {
            person.page().navigate("/");
            pictures(person, "login");
            person.logIn("releaser-1", console.password("releaser-1"));
            for (String page : PAGES) {
                person.open(page);
                assertThat(person.page().locator(".fh-loading")).hasCount(0);
                check(person, page);
            }
            details(person);
            audit(person);
            check(person, "audit-whole");
            notification(person);
            checkTall(person, "notification");
            person.open("picture");
            assertThat(person.page().locator(".fh-country").first()).isVisible();
            checkTall(person, "picture-whole");
            person.open("exchange");
            person.sees("Copies for recipients");
            checkTall(person, "exchange-whole");
        }
    }

    private static void details(ConsolePerson person) {
        openFirst(person, "dead-letters#code=CODE_UNKNOWN");
        assertThat(person.page().locator("pre mark").first()).isVisible();
        check(person, "dead-letter");
        openFirst(person, "holds");
        person.button("Show the copy").click();
        assertThat(person.page().locator("figure pre").first()).isVisible();
        check(person, "hold");
        person.open("partners/ly");
        assertThat(person.heading("Server")).isVisible();
        check(person, "partner");
    }

    /** One of which a recipient does not get all. */
    private static void notification(ConsolePerson person) {
        openFirst(person, "notifications#recipient=ly&sender=europol");
        person.button("Show the contents").click();
        Locator right = person.page().locator(".fh-pane").last();
        right.getByRole(AriaRole.TAB)
                .filter(new Locator.FilterOptions().setHasText("LY"))
                .click();
        assertThat(right.locator("del").first()).isVisible();
    }

    /** With what this person has looked at. */
    private static void audit(ConsolePerson person) {
        person.open("audit");
        person.button("Verify the chain").click();
        person.sees("the chain is whole");
        assertThat(person.row("Looked at contents").first()).isVisible();
    }

    private static void openFirst(ConsolePerson person, String page) {
        person.open(page);
        person.page().locator(".fh-grid tbody a").first().click();
        assertThat(person.page().locator(".fh-back")).isVisible();
        assertThat(person.page().locator(".fh-section").first()).isVisible();
    }

    /** As a whole, though it scrolls in its window. */
    private static void checkTall(ConsolePerson person, String name) {
        for (Window window : WINDOWS) {
            check(person, new Window(window.schemes(), window.width(), TALL), name);
        }
        backToTheDesk(person);
    }

    /** The next page is loaded there. */
    private static void backToTheDesk(ConsolePerson person) {
        person.resizeWindow(DESK.width(), DESK.height());
    }

    private static void check(ConsolePerson person, String name) {
        WINDOWS.forEach(window -> check(person, window, name));
        backToTheDesk(person);
    }

    private static void check(ConsolePerson person, Window window, String name) {
        picture(person, window, name);
        Assertions.assertThat(person.page().evaluate(CUT))
                .as("%s, %d wide: nothing of it is cut at the right", name, window.width())
                .isEqualTo(true);
    }

    private static void pictures(ConsolePerson person, String name) {
        WINDOWS.forEach(window -> picture(person, window, name));
        backToTheDesk(person);
    }

    private static void picture(ConsolePerson person, Window window, String name) {
        person.resizeWindow(window.width(), window.height());
        for (ColorScheme scheme : window.schemes()) {
            if (!ALL_PICTURES && (window.width() != DESK.width() || scheme != ColorScheme.LIGHT)) {
                continue;
            }
            person.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            person.page().evaluate(IN_NEW_COLOURS);
            String kind =
                    window.width() == TABLET.width() ? "tablet" : scheme.name().toLowerCase(Locale.ROOT);
            person.page()
                    .screenshot(new ScreenshotOptions()
                            .setPath(FOLDER.resolve(name + "-" + kind + ".png"))
                            .setAnimations(ScreenshotAnimations.DISABLED));
        }
    }
}
