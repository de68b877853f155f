package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** By the samples of the demo: two partners report an engine with the same serial. */
@ExtendWith(WithConsole.class)
class LinkedIT {

    @Test
    void showsWhatSeveralSendersReportAsAPictureATableAndOnEachNotification(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("linked");
            Locator bulgarian = operator.page().locator("svg a", new Page.LocatorOptions().setHasText("BG-2026/00417"));
            assertThat(bulgarian).isVisible();
            operator.page().getByText("The same as a table").first().click();
            assertThat(operator.row("Engine serial").first()).containsText("RO/2026/0117");
            operator.page().screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/linked.png")));

            bulgarian.focus();
            operator.page().keyboard().press("Enter");
            Locator linked = operator.page().getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Linked"));
            assertThat(linked).containsText("RO/2026/0117");
            assertThat(linked).containsText("Engine serial");
            linked.screenshot(
                    new Locator.ScreenshotOptions().setPath(Path.of("target/screenshots/linked-notification.png")));
        }
    }

    @Test
    void showsNoneOfItToAViewer(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("linked");
            viewer.sees("Only operators and releasers see what is linked.");
        }
    }
}
