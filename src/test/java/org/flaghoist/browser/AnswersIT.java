package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page of a notification shows of what its recipients answer. */
@ExtendWith(WithConsole.class)
class AnswersIT {

    private static final Path SAMPLE = Path.of("src/test/samples/at/in/answer-maximal.json");

    @Test
    void showsAnAnswerInTheTimelineOfWhatItAnswersAndLeadsFromTheOneToTheOther(Console console) throws Exception {
        String reference = console.sender().send("seizure-new", "NCA/26/SB/0101", "\"BGR\"", "\"AUT\"");
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openNotification(reference);

            String answer = "BK-IT-" + UUID.randomUUID().toString().substring(0, 8);
            console.sender("at")
                    .send(Files.readString(SAMPLE)
                            .replace("BULGARIEN", "GROSSBRITANNIEN")
                            .replace("BG-2026/0417", reference)
                            .replace("BK-2026-120/1", answer));

            operator.sees(Pattern.compile("^Answered$"));
            operator.sees(Pattern.compile("^acted on$"));
            operator.page()
                    .screenshot(new ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/answered.png"))
                            .setFullPage(true));
            assertThat(operator.heading("Answers")).isVisible();
            operator.link(answer).click();
            operator.sees("Answer, new");
            operator.link(reference + " of UK, revision 1").click();
            operator.sees(Pattern.compile("^Answered$"));
        }
    }
}
