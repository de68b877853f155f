package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class ChangesIT {

    private static final String EUROPOL = "partner: europol\n    ceiling: ";
    private static final String PROPOSE = """
            async text => {
              const { ask } = await import('/flaghoist/hub.js')
              const files = JSON.stringify({ files: { 'config/release-policy.yaml': text } })
              return (await ask('Changes', 'propose', files, 'Europol may have BASIC alone from December')).id
            }""";

    @Test
    void twoPeopleChangeThePolicyAndOneGoesBack(Console console) throws IOException {
        String policy = Files.readString(console.config().resolve("release-policy.yaml"));
        String change;
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("changes");
            change = String.valueOf(
                    operator.page().evaluate(PROPOSE, policy.replace(EUROPOL + "SENSITIVE", EUROPOL + "BASIC")));
            operator.open("changes/" + change);
            operator.sees("would change.");
            assertThat(operator.button("Approve")).isDisabled();
        }
        try (ConsolePerson releaser = console.logIn("releaser-1")) {
            releaser.open("changes");
            assertThat(releaser.row("Europol may have BASIC alone from December"))
                    .containsText("Waits for a second person");
            releaser.link("Change " + change).click();
            releaser.sees("would no longer get");
            assertThat(releaser.page().locator("ins")).containsText("ceiling: BASIC");
            releaser.page()
                    .screenshot(new ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target/screenshots/change.png")));
            releaser.button("Approve").click();
            releaser.confirm("Agree", "seen");
            releaser.sees(Pattern.compile("[0-9a-f]{12} \u2192 [0-9a-f]{12}"));
            releaser.open("changes");
            releaser.button("Go back").click();
            releaser.sees("Go back from change " + change + "?");
            releaser.confirm("Go back", "it was a test");
            assertThat(releaser.row("back from change " + change)).containsText("Waits for a second person");
            releaser.open("audit");
            assertThat(releaser.row("proposed change").first()).containsText("it was a test");
        }
    }

    @Test
    void letsAViewerOnlyLook(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("changes");
            viewer.sees("You see all changes.");
            assertThat(viewer.button("Go back")).isDisabled();
        }
    }
}
