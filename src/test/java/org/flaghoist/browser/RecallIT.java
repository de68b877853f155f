package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class RecallIT {

    @Test
    void recallsWhenASecondPersonSaysTheSameAndShowsWhatBecameOfIt(Console console) throws Exception {
        String reference = console.sender().send("seizure-new", "NCA/26/SB/0101");
        try (ConsolePerson first = console.logIn("operator")) {
            ask(first, reference, "wrong boat");
            assertThat(first.button("Recall")).isDisabled();
            first.open("recalls");
            assertThat(first.row("wrong boat")).containsText(reference);
        }
        try (ConsolePerson second = console.logIn("releaser-1")) {
            openNotification(second, reference);
            second.button("Recall").click();
            second.sees("operator has said the same.");
            second.confirm("Recall it", "so it is");
            second.sees("by operator, releaser-1: wrong boat / so it is");
            picture(second, "recall");

            ask(second, console.sender().send("seizure-new", "NCA/26/SB/0101"), "wrong date");
            second.open("recalls");
            assertThat(second.row("so it is")).containsText("Recalled");
            assertThat(second.row("so it is"))
                    .containsText(Pattern.compile("Withdrawn|Fetched, cancellation received"));
            picture(second, "recalls");
            second.open("audit");
            assertThat(second.row("so it is").first()).containsText("Recalled by two people");
        }
    }

    @Test
    void saysWhereNobodyWasGivenIt(Console console) throws Exception {
        String reference = console.sender().send("intelligence-suspected-false", "NCA/26/SB/0105");
        try (ConsolePerson first = console.logIn("operator");
                ConsolePerson second = console.logIn("releaser-1")) {
            ask(first, reference, "wrong source");
            openNotification(second, reference);
            second.button("Recall").click();
            second.confirm("Recall it", "so it is");
            second.sees("nobody was given it");
        }
    }

    @Test
    void withdrawsARequest(Console console) throws Exception {
        String reference = console.sender().send("seizure-new", "NCA/26/SB/0101");
        try (ConsolePerson operator = console.logIn("operator")) {
            ask(operator, reference, "wrong boat");
            operator.button("Withdraw the request for a recall").click();
            operator.confirm("Withdraw", "it was right");
            assertThat(operator.button("Withdraw the request for a recall")).hasCount(0);
            assertThat(operator.button("Recall")).isEnabled();
        }
    }

    @Test
    void endsARequestWhereTheSenderItselfCancelsAndSaysWhy(Console console) throws Exception {
        String reference = console.sender().send("seizure-new", "NCA/26/SB/0101");
        try (ConsolePerson operator = console.logIn("operator")) {
            ask(operator, reference, "wrong hull");
            console.sender().follow("seizure-cancel", "NCA/26/SB/0101", reference);
            assertThat(operator.button("Withdraw the request for a recall")).hasCount(0);
            operator.open("recalls");
            operator.sees("Waits for a second person");
            assertThat(operator.row("wrong hull")).hasCount(0);
            operator.open("audit");
            assertThat(operator.row(reference + " is cancelled already, by revision 3"))
                    .containsText("Request withdrawn");
            picture(operator, "recall-ended");
        }
    }

    /** As the first of two. */
    private static void ask(ConsolePerson person, String reference, String reason) {
        openNotification(person, reference);
        person.button("Recall").click();
        person.sees("You are the first to say so.");
        person.confirm("Recall it", reason);
        person.sees("Waits for a second person");
    }

    private static void openNotification(ConsolePerson person, String reference) {
        person.openNotification(reference);
        assertThat(person.heading("Recall")).isVisible();
    }

    private static void picture(ConsolePerson person, String name) {
        person.page()
                .screenshot(new ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots", name + ".png")));
    }
}
