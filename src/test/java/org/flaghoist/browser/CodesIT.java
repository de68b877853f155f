package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class CodesIT {

    private static final double LONGEST = 120_000;

    @Test
    void twoPeopleGiveAWordAMeaningAndWhatWaitedIsDoneAgain(Console console) throws Exception {
        String reference = console.sender().send("reject-unknown-code", "NCA/26/SB/0101", "LIFEJACKET", "OARS");
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("codes");
            assertThat(operator.row("OARS")).containsText("1 message");
            operator.row("OARS")
                    .getByText("Propose", new GetByTextOptions().setExact(true))
                    .click();
            operator.page().getByLabel("OARS means").selectOption("OTHER");
            operator.sees("LIFE_JACKET: ");
            operator.page()
                    .screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/codes-propose.png")));
            operator.confirm("Propose", "as they say by telephone");
            assertThat(operator.row("OARS").first()).containsText("Change ");
        }
        try (ConsolePerson releaser = console.logIn("releaser-1")) {
            releaser.open("codes");
            releaser.row("OARS").first().getByText("Change ").click();
            releaser.sees("would change.");
            releaser.button("Approve").click();
            releaser.confirm("Agree", "seen");
            releaser.open("codes");
            releaser.sees("Known by now");
            assertThat(releaser.row("OARS")).containsText("1 message");
            releaser.page()
                    .screenshot(new ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target/screenshots/codes-done.png")));
            releaser.open("notifications#reference=" + reference);
            assertThat(releaser.row("Accepted").first()).isVisible(new IsVisibleOptions().setTimeout(LONGEST));
        }
    }

    @Test
    void showsNoViewerTheWords(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("codes");
            viewer.sees("Only operators and releasers see the words");
        }
    }
}
