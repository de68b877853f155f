package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class SearchIT {

    private static final double SOON = 5_000;
    private static final String BY_CONTENTS = "Search by what notifications say";

    @Test
    void findsByASerialHoweverItIsTypedAndShowsWhoSearched(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("notifications#sender=uk");
            operator.button(BY_CONTENTS).click();
            assertThat(operator.button("Search the contents")).isDisabled();
            operator.page().getByLabel("Engine serial").fill("66TS 102-938");
            operator.page().getByLabel("Words").fill("BOATS van");
            // What has just come in is indexed a moment later, and a search by contents asks once.
            await().pollInSameThread().untilAsserted(() -> {
                operator.button("Search the contents").click();
                assertThat(operator.link("NCA/26/SB/0101").first()).isVisible(new IsVisibleOptions().setTimeout(SOON));
            });
            assertThat(operator.link("NCA/26/SB/0103")).hasCount(0);
            // Without the hub's address, whose port is any number.
            Assertions.assertThat(operator.page().url().replaceFirst("//[^/]*", ""))
                    .doesNotContain("102");
            operator.button("Who searched by that").click();
            Locator searches = operator.page()
                    .getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Who searched by that"));
            assertThat(searches).containsText("operator");
            operator.page()
                    .screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/search-contents.png")));

            operator.page().getByLabel("Words").fill("submarine");
            operator.button("Search the contents").click();
            operator.sees("says all of that");
            operator.open("audit");
            assertThat(operator.row("by engine serial, words").first()).containsText("Searched the contents");
        }
    }

    @Test
    void showsWhatComesInWhileSomebodyLooks(Console console) throws Exception {
        String reference = "NCA/26/IT/" + UUID.randomUUID().toString().substring(0, 8);
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("notifications#reference=" + reference);
            viewer.sees("No notification matches.");
            console.sender().follow("seizure-new", "NCA/26/SB/0101", reference);
            assertThat(viewer.link(reference)).isVisible();
        }
    }

    @Test
    void offersNoneOfItToAViewer(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("notifications");
            viewer.button(BY_CONTENTS).click();
            viewer.sees("Only operators and releasers search by what notifications say.");
            assertThat(viewer.button("Search the contents")).hasCount(0);
        }
    }
}
