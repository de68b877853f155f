package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
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
    void mendsOneAndSeesItDelivered(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        try (Person operator = console.logIn("operator")) {
            openLetter(operator, reference);
            operator.sees("Unknown code");
            assertThat(operator.page().locator("pre mark")).containsText(WRONG);

            change(operator, WRONG, RIGHT);
            assertThat(operator.button("Send the changed one")).isDisabled();
            operator.button("See what would come of it").click();
            operator.sees("Would be accepted: " + reference);
            operator.sees("As BG would get it");
            operator.button("Send the changed one").click();
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
    void saysBeforehandThatAChangeMendsNothing(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        try (Person operator = console.logIn("operator")) {
            openLetter(operator, reference);
            change(operator, WRONG, "LIFE_BELT_OR_SO");
            operator.button("See what would come of it").click();
            operator.sees("Would be rejected: Unknown code");
        }
    }

    @Test
    void sendsManyAgainAndGetsThemBackWhileTheCauseIsThere(Console console) throws Exception {
        List<String> references = List.of(
                console.sender().send(SAMPLE, REFERENCE),
                console.sender().send(SAMPLE, REFERENCE),
                console.sender().send(SAMPLE, REFERENCE));
        try (Person operator = console.logIn("operator")) {
            operator.open("dead-letters#partner=uk&code=CODE_UNKNOWN");
            for (String reference : references) {
                assertThat(operator.row(reference)).containsText("once");
            }
            operator.button(Pattern.compile("Send all .* again")).click();
            operator.sees("Meant is all that fits");
            operator.confirm("Send again", "the code table is mended");
            operator.sees(Pattern.compile("\\d+ dead letters sent again"));
            for (String reference : references) {
                assertThat(operator.row(reference)).containsText("2 times");
            }
        }
    }

    @Test
    void discardsOneForAReasonThatTheAuditShows(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        String reason = "noise, the sender was told about " + reference;
        try (Person operator = console.logIn("operator")) {
            openLetter(operator, reference);
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

    private static void openLetter(Person operator, String reference) {
        operator.goTo("Dead letters");
        operator.page().getByLabel("Reference").fill(reference);
        operator.link(reference).click();
        assertThat(operator.heading("Why it is here")).isVisible();
    }

    private static void change(Person operator, String from, String to) {
        operator.button("Change it").click();
        Locator field = operator.page().locator("#fh-text");
        field.fill(field.inputValue().replace(from, to));
    }
}
