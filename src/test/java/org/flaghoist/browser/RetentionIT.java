package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class RetentionIT {

    private static final String REFERENCE = "BK-2026-106/1";

    @Test
    void liftsALegalHoldWhenASecondReleaserSaysTheSame(Console console) {
        try (ConsolePerson first = console.logIn("releaser-1")) {
            openNotification(first);
            first.button("Set a legal hold").click();
            first.confirm("Set it", "court order 17");
            first.sees("Under a legal hold since");
            assertThat(first.button("Erase the contents")).hasCount(0);
            first.button("Lift the legal hold").click();
            first.confirm("Lift the legal hold", "the case is closed");
            first.sees("Waits for a second releaser");
            assertThat(first.button("Lift the legal hold")).isDisabled();
        }
        try (ConsolePerson second = console.logIn("releaser-2")) {
            openNotification(second);
            second.button("Lift the legal hold").click();
            second.sees("releaser-1 has said the same.");
            second.confirm("Lift the legal hold", "so it is");
            assertThat(second.button("Set a legal hold")).isVisible();
        }
    }

    private static void openNotification(ConsolePerson person) {
        person.openNotification(REFERENCE);
        assertThat(person.heading("Retention")).isVisible();
    }
}
