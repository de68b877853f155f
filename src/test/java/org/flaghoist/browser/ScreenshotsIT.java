package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of each page, for people to look at: {@code target/screenshots/}. */
@ExtendWith(WithConsole.class)
class ScreenshotsIT {

    private static final Path FOLDER = Path.of("target/screenshots");
    private static final String CUT = "() => [...document.querySelectorAll('.fh-page, .fh-page table, .fh-page pre')]"
            + ".every(part => part.getBoundingClientRect().right <= innerWidth + 1)";

    /** With this much of it a page that scrolls is seen as a whole. */
    private static final int TALL = 1_350;

    private static final String[] PAGES = {
        "exchange", "alarms", "notifications", "dead-letters", "holds", "partners", "send-again", "audit"
    };

    @ParameterizedTest
    @CsvSource({"light, LIGHT, 1280, 800", "dark, DARK, 1280, 800", "tablet, LIGHT, 820, 1180"})
    void showsEachPageWholeInItsWindow(String name, ColorScheme scheme, int width, int height, Console console) {
        NewContextOptions window =
                new NewContextOptions().setColorScheme(scheme).setViewportSize(width, height);
        try (ConsolePerson person = console.visitor(window)) {
            person.page().navigate("/");
            picture(person, "login-" + name);
            person.logIn("releaser-1", console.password("releaser-1"));
            for (String page : PAGES) {
                person.open(page);
                assertThat(person.page().locator(".fh-loading")).hasCount(0);
                check(person, page + "-" + name);
            }
            details(person, name);
            person.page().setViewportSize(width, TALL);
            person.open("exchange");
            person.sees("Copies for recipients");
            check(person, "exchange-whole-" + name);
            notification(person);
            check(person, "notification-" + name);
            person.page().setViewportSize(width, height);
            audit(person);
            check(person, "audit-whole-" + name);
        }
    }

    private static void details(ConsolePerson person, String name) {
        openFirst(person, "dead-letters#code=CODE_UNKNOWN");
        assertThat(person.page().locator("pre mark").first()).isVisible();
        check(person, "dead-letter-" + name);
        openFirst(person, "holds");
        person.button("Show the copy").click();
        assertThat(person.page().locator("figure pre").first()).isVisible();
        check(person, "hold-" + name);
        person.open("partners/ly");
        assertThat(person.heading("Server")).isVisible();
        check(person, "partner-" + name);
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

    private static void check(ConsolePerson person, String name) {
        picture(person, name);
        Assertions.assertThat(person.page().evaluate(CUT))
                .as("%s: nothing of it is cut at the right", name)
                .isEqualTo(true);
    }

    private static void picture(ConsolePerson person, String name) {
        person.page().screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
