package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class DeadLettersIT {

    private static final String SAMPLE = "reject-unknown-code";
    private static final String REFERENCE = "NCA/26/SB/0101";
    private static final String WRONG = "LIFEJACKET";
    private static final String RIGHT = "LIFE_JACKET";

    @Test
    void fixesOneAndSeesItDelivered(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openDeadLetter(reference);
            operator.sees("Unknown code");
            assertThat(operator.page().locator("pre mark")).containsText(WRONG);

            edit(operator, WRONG, RIGHT);
            assertThat(operator.button("Send the edit")).isDisabled();
            operator.button("Preview").click();
            operator.sees("Would be accepted: " + reference);
            Page.GetByTextOptions exact = new Page.GetByTextOptions().setExact(true);
            assertThat(operator.page().getByText("Would get it", exact).first()).isVisible();
            operator.sees("As BG would get it");
            operator.button("Send the edit").click();
            operator.confirm("Send", "as agreed by telephone");

            operator.goTo("Notifications");
            operator.page().getByLabel("Reference").fill(reference);
            operator.row(reference)
                    .filter(new Locator.FilterOptions().setHasText("Accepted"))
                    .getByText(reference)
                    .click();
            operator.sees(Pattern.compile("Delivered.*to BG"));
        }
    }

    @Test
    void sendsAnEditOfTheGradingWhenASecondPersonAgrees(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE, "\"source\": \"1\"", "\"source\": \"3\"");
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openDeadLetter(reference);
            operator.button("Edit").click();
            Locator field = operator.page().locator("#fh-text");
            field.fill(field.inputValue().replace(WRONG, RIGHT).replace("\"source\": \"3\"", "\"source\": \"1\""));
            operator.button("Preview").click();
            operator.sees("It takes a second person");
            operator.sees("It changes, or may change, the grading.");
            operator.button("Ask a second person").click();
            operator.confirm("Ask", "as agreed by telephone");
            assertThat(operator.row(reference)).containsText("Waits for a second person");
            operator.openDeadLetter(reference);
            assertThat(operator.button("Agree and send it")).isDisabled();
        }
        try (ConsolePerson releaser = console.logIn("releaser-1")) {
            releaser.openDeadLetter(reference);
            releaser.sees("operator wants other content to be sent: as agreed by telephone");
            assertThat(releaser.row("/grading/source")).containsText("B");
            picture(releaser, "dead-letter-second-person");
            releaser.button("Agree and send it").click();
            releaser.confirm("Agree and send", "I have heard it, too");
            assertThat(releaser.row(reference)).hasCount(0);
            releaser.goTo("Audit");
            assertThat(releaser.row("I have heard it, too")).containsText("operator, releaser-1");
        }
    }

    @Test
    void sealsWhatIsClassifiedTooHighUntilTwoReleasersShredIt(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE, "\"OFFICIAL\"", "\"SECRET\"");
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openDeadLetter(reference);
            operator.sees("Sealed: it is classified above the hub's ceiling");
            assertThat(operator.page().locator("pre")).hasCount(0);
            assertThat(operator.button("Open it")).isDisabled();
            picture(operator, "dead-letter-sealed");
        }
        try (ConsolePerson releaser = console.logIn("releaser-1")) {
            releaser.openDeadLetter(reference);
            releaser.button("Open it").click();
            releaser.confirm("Open", "to see how bad it is");
            assertThat(releaser.page().locator("pre")).containsText("Grand-Fort-Philippe");
            releaser.button("Shred").click();
            releaser.confirm("Shred", "spill 12");
            assertThat(releaser.row(reference)).containsText("Sealed");
        }
        try (ConsolePerson releaser = console.logIn("releaser-2")) {
            releaser.openDeadLetter(reference);
            releaser.sees("wants it to be shredded: spill 12");
            releaser.button("Shred").click();
            releaser.confirm("Shred", "seen");
            assertThat(releaser.row(reference)).hasCount(0);
            releaser.goTo("Audit");
            assertThat(releaser.row("spill 12 / seen")).containsText("releaser-1, releaser-2");
        }
    }

    private static void picture(ConsolePerson person, String name) {
        person.page()
                .screenshot(new ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Test
    void showsInThePreviewThatAnEditFixesNothing(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openDeadLetter(reference);
            edit(operator, WRONG, "LIFE_BELT_OR_SO");
            operator.button("Preview").click();
            operator.sees("Would be rejected: Unknown code");
        }
    }

    @Test
    void replaysManyAndGetsThemBackWhileTheCauseIsThere(Console console) throws Exception {
        List<String> references = List.of(
                console.sender().send(SAMPLE, REFERENCE),
                console.sender().send(SAMPLE, REFERENCE),
                console.sender().send(SAMPLE, REFERENCE));
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("dead-letters#partner=uk&code=CODE_UNKNOWN");
            for (String reference : references) {
                assertThat(operator.row(reference)).containsText("once");
            }
            operator.button(Pattern.compile("Replay all .*")).click();
            operator.sees("This is for every dead letter that matches");
            operator.confirm("Replay", "the code table is fixed");
            operator.sees(Pattern.compile("\\d+ dead letters replayed"));
            for (String reference : references) {
                assertThat(operator.row(reference)).containsText("2 times");
            }
        }
    }

    @Test
    void discardsOneForAReasonThatTheAuditShows(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        String reason = "noise, the sender was told about " + reference;
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openDeadLetter(reference);
            operator.button("Discard").click();
            operator.confirm("Discard", reason);
            assertThat(operator.row(reference)).hasCount(0);

            operator.goTo("Audit");
            assertThat(operator.row(reason)).containsText("Dead letter discarded");
            assertThat(operator.row(reason)).containsText("operator");
            operator.button("Verify the chain").click();
            operator.sees("the chain is whole");
        }
    }

    private static void edit(ConsolePerson operator, String from, String to) {
        operator.button("Edit").click();
        Locator field = operator.page().locator("#fh-text");
        field.fill(field.inputValue().replace(from, to));
    }
}
