package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class ShiftIT {

    @Test
    void handsADeadLetterOverToTheNextShift(Console console) throws Exception {
        String reference = console.sender().send("reject-unknown-code", "NCA/26/SB/0101");
        try (ConsolePerson late = console.logIn("operator");
                ConsolePerson early = console.logIn("releaser-1");
                ConsolePerson viewer = console.logIn("viewer")) {
            late.openDeadLetter(reference);
            late.sees("Nobody has taken it.");
            late.button("Take").click();
            assertThat(late.button("Give back")).isVisible();
            late.sees("Write no personal data. It is deleted with what it is about.");
            late.page().getByLabel("Note for the next shift").fill("they send a corrected one at eight");
            late.button("Add the note").click();
            late.sees("operator: they send a corrected one at eight");

            viewer.open("dead-letters");
            assertThat(viewer.row(reference)).containsText("operator, 1 note");
            viewer.link(reference).click();
            viewer.sees("Taken by operator. 1 note, for operators and releasers.");

            early.openDeadLetter(reference);
            early.sees("operator has taken it. You can act on it all the same; ask first.");
            early.sees("they send a corrected one at eight");
            early.button("Take over").click();
            assertThat(early.button("Give back")).isVisible();
            early.button("Discard").click();
            early.confirm("Discard", "the corrected one is there");

            late.goTo("Audit");
            late.sees("took it over from operator");
        }
    }

    @Test
    void takesAHoldAndGivesItBack(Console console) throws Exception {
        String reference = console.sender().send("intelligence-suspected-false", "NCA/26/SB/0105");
        try (ConsolePerson releaser = console.logIn("releaser-1")) {
            releaser.open("holds#partner=at");
            releaser.row(reference).getByText(reference).click();
            releaser.button("Take").click();
            assertThat(releaser.button("Give back")).isVisible();
            releaser.goTo("Holds");
            assertThat(releaser.row(reference).first()).containsText("releaser-1");
            releaser.row(reference).getByText(reference).first().click();
            releaser.button("Give back").click();
            releaser.sees("Nobody has taken it.");
        }
    }
}
