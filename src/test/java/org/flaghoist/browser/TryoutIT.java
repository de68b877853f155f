package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class TryoutIT {

    @Test
    void showsWhoWouldGetAFileAndRecordsThatSomebodyTried(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("try");
            assertThat(operator.button("Try it")).isDisabled();
            operator.page().getByLabel("From").selectOption("bg");
            operator.page()
                    .getByLabel("File, in the partner's own bytes")
                    .setInputFiles(Path.of("src/test/samples/bg/in/maximal.csv"));
            operator.button("Try it").click();
            operator.sees("The notification: would be accepted, 6 recipients");
            operator.sees("As AT would get it");
            operator.sees("AT RAIL");
            operator.sees("R2: for named recipients only, and this one is not named");
            operator.sees("R1: the sender may not give it to this partner");
            operator.page()
                    .screenshot(new ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target/screenshots/try-done.png")));
            operator.open("audit");
            assertThat(operator.row("tried a message out").first()).containsText("operator");
        }
    }

    @Test
    void highlightsWhatIsWrongWithATextAndSaysWhatToDo(Console console) throws IOException {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("try");
            operator.page().getByLabel("From").selectOption("at");
            operator.page()
                    .getByLabel("Or its text")
                    .fill(Files.readString(Path.of("src/test/samples/at/in/reject-recipient.json")));
            operator.button("Try it").click();
            operator.sees("to called.yaml of the partner that it means");
            assertThat(operator.page().locator("pre mark")).containsText("NIEMAND");
        }
    }

    @Test
    void letsNoViewerTry(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.open("try");
            viewer.sees("Only operators and releasers try messages out.");
            assertThat(viewer.button("Try it")).isDisabled();
        }
    }
}
