package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page of a notification shows of its latest useful time, and that of a partner of what is expected. */
@ExtendWith(WithConsole.class)
class DueIT {

    /** A minute that it is in time, and one for the start. */
    private static final double LONGEST = 120_000;

    private static final Path FOLDER = Path.of("target/screenshots");
    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    @Test
    void countsDownWhatIsHeld(Console console) throws Exception {
        String reference = send(
                console,
                "intelligence-suspected-false",
                "NCA/26/SB/0105",
                Instant.now().plus(3, ChronoUnit.HOURS));
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openNotification(reference);
            operator.sees(Pattern.compile("^2 h 5\\d min left$"));
            picture(operator, "due-hold");
        }
    }

    @Test
    void showsWhatWasDeliveredLateAndHowLate(Console console) throws Exception {
        String reference =
                send(console, "seizure-new", "NCA/26/SB/0101", Instant.now().minus(125, ChronoUnit.MINUTES));
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.openNotification(reference);
            operator.sees(Pattern.compile("^delivered late, by 2 h \\d+ min$"));
            operator.sees(Pattern.compile("^Delivered late$"));
            operator.sees(Pattern.compile("late by 2 h \\d+ min"));
            picture(operator, "due-late");
        }
    }

    /** What was sent at the start, and is held. */
    @Test
    void listsWhatIsOverdueAndLeadsToIt(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("overdue");
            Locator held = operator.row("Not delivered: held").first();
            assertThat(held).isVisible(new IsVisibleOptions().setTimeout(LONGEST));
            assertThat(held).containsText("not told");
            picture(operator, "overdue");
            held.getByRole(AriaRole.LINK).click();
            operator.page().locator(".fh-grid tbody a").first().click();
            operator.sees("Timeline");
            operator.sees(Pattern.compile("not delivered, due at"));
            operator.open("alarms");
            operator.sees(Pattern.compile("Not delivered, taken or answered in time"));
        }
    }

    @Test
    void showsWhatIsExpectedFromAPartnerAndWhenItWasLastHeard(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("partners/uk");
            operator.sees("Expected from it");
            operator.sees("nothing: its file does not say");
            operator.open("partners/" + Console.LEARNT);
            operator.sees("to be learnt: it was watched for less than a week");
            operator.open("partners/" + Console.EXPECTED);
            operator.sees("something within 1 d");
            picture(operator, "partner-expected");
        }
    }

    private static String send(Console console, String sample, String reference, Instant replyBy) throws Exception {
        String liaison = """
                "liaison": {"purpose": "REQUEST", "message": {"language": "en", "text": "Seen?"}, "replyBy": "%s"},
                "summary\"""".formatted(ZONED.format(replyBy));
        return console.sender().send(sample, reference, "\"summary\"", liaison);
    }

    private static void picture(ConsolePerson person, String name) {
        person.page()
                .screenshot(new ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
