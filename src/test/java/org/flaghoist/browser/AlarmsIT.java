package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class AlarmsIT {

    /** "I have asked", from right to left. */
    private static final String ASKED = "\u05e9\u05d0\u05dc\u05ea\u05d9";

    @Test
    void showsWhoHasAcknowledgedAnAlarmAndWhy(Console console) {
        try (ConsolePerson operator = console.logIn("operator");
                ConsolePerson viewer = console.logIn("viewer")) {
            operator.goTo("Alarms");
            row(operator, "Dead letters", "BG").getByRole(AriaRole.LINK).first().click();
            assertThat(operator.heading("Dead letters, BG")).isVisible();
            operator.sees("Nobody yet");
            operator.button("Acknowledge").click();
            operator.sees("You say that somebody looks after it.");
            operator.confirm("Acknowledge", ASKED);
            operator.sees(ASKED);
            assertThat(operator.page().locator("bdi").getByText(ASKED)).isVisible();
            assertThat(operator.button("Acknowledge")).hasCount(0);

            viewer.open("alarms");
            assertThat(row(viewer, "Dead letters", "BG")).containsText("operator: " + ASKED);
            assertThat(viewer.button("Acknowledge").first()).isDisabled();

            operator.goTo("Audit");
            operator.sees("acknowledged alarm");
        }
    }

    @Test
    void takesAnAlarmAndLeavesANoteForTheNextShift(Console console) {
        try (ConsolePerson operator = console.logIn("operator");
                ConsolePerson other = console.logIn("releaser-1")) {
            operator.open("alarms");
            row(operator, "Dead letters", "BG").getByRole(AriaRole.LINK).first().click();
            operator.button("Take").click();
            assertThat(operator.button("Give back")).isVisible();
            operator.page().getByLabel("Note for the next shift").fill("they are asked again at eight");
            operator.button("Add the note").click();

            other.open("alarms");
            assertThat(row(other, "Dead letters", "BG")).containsText("operator, 1 note");
            row(other, "Dead letters", "BG").getByRole(AriaRole.LINK).first().click();
            other.sees("they are asked again at eight");
            operator.button("Give back").click();
            operator.sees("Nobody has taken it.");
        }
    }

    private static Locator row(ConsolePerson person, String alarm, String partner) {
        return person.row(alarm)
                .filter(new Locator.FilterOptions().setHasText(partner))
                .first();
    }
}
