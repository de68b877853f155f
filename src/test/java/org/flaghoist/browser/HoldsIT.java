package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class HoldsIT {

    private static final String SAMPLE = "intelligence-suspected-false";
    private static final String REFERENCE = "NCA/26/SB/0105";

    @Test
    void leavesItToTwoPeopleToReleaseOne(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        try (ConsolePerson first = console.logIn("releaser-1");
                ConsolePerson second = console.logIn("releaser-2")) {
            openHold(first, reference);
            first.sees("suspects that it is false");
            first.button("Show the copy").click();
            first.sees("As AT would get it");
            first.button("Release").click();
            first.sees("You are the first to say so.");
            first.confirm("Release", "the sender has checked it");
            assertThat(first.button("Release")).isDisabled();
            first.sees("A second person has to decide too.");

            openHold(second, reference);
            second.sees("releaser-1");
            second.button("Release").click();
            second.sees("releaser-1 has said the same.");
            second.confirm("Release", "agreed");
            second.sees("This hold is decided");

            second.goTo("Notifications");
            second.page().getByLabel("Reference").fill(reference);
            second.link(reference).click();
            second.sees(Pattern.compile("Delivered.*to AT"));
        }
    }

    @Test
    void showsAnOperatorThatDecidingIsForReleasers(Console console) throws Exception {
        String reference = console.sender().send(SAMPLE, REFERENCE);
        try (ConsolePerson operator = console.logIn("operator")) {
            openHold(operator, reference);
            assertThat(operator.button("Release")).isDisabled();
            operator.button("Release").hover();
            operator.sees("Only releasers may do this; you are an operator.");
        }
    }

    private static void openHold(ConsolePerson person, String reference) {
        person.open("holds#partner=at");
        person.row(reference).getByText(reference).click();
        assertThat(person.heading(reference + " to AT")).isVisible();
    }
}
