package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class KeyboardIT {

    private static final int MOST_TABS = 120;

    @Test
    void fixesADeadLetterWithoutAMouse(Console console) throws Exception {
        String reference = console.sender().send("reject-unknown-code", "NCA/26/SB/0101");
        try (ConsolePerson person = console.visitor(new NewContextOptions())) {
            Keyboard keys = person.page().keyboard();
            person.page().navigate("/actuator/hawtio/");
            keys.type("operator");
            keys.press("Tab");
            keys.type(console.password("operator"));
            keys.press("Enter");
            assertThat(person.heading("Exchange")).isVisible();

            press(person, person.link("Dead letters"));
            assertThat(person.heading("Dead letters")).isVisible();
            Locator deadLetter = person.link(reference);
            assertThat(deadLetter).isVisible();
            press(person, deadLetter);
            press(person, person.button("Edit"));
            // The field has the focus, and the place of the fault is selected.
            keys.type("\"exhibitType\": \"LIFE_JACKET\"");
            press(person, person.button("Preview"));
            person.sees("Would be accepted: " + reference);
            press(person, person.button("Send the edit"));
            // So has the reason, in the question.
            keys.type("as agreed by telephone");
            keys.press("Enter");
            person.sees(reference + ": edited and sent.");
        }
    }

    /** Goes there by Tab and presses Enter. */
    private static void press(ConsolePerson person, Locator goal) {
        goal.waitFor();
        for (int i = 0; i < MOST_TABS; i++) {
            if ((boolean) goal.evaluate("element => element === document.activeElement")) {
                person.page().keyboard().press("Enter");
                return;
            }
            person.page().keyboard().press("Tab");
        }
        fail("no Tab leads to " + goal);
    }
}
