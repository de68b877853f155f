package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class PartnersIT {

    @Test
    void pausesAPartnerAndActivatesItAgain(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("partners/ro");
            operator.button("Pause").click();
            operator.sees("nothing is lost");
            operator.confirm("Pause", "as they asked by telephone");
            operator.sees("as they asked by telephone");

            operator.goTo("Partners");
            assertThat(operator.row("Romania")).containsText("Paused");
            operator.goTo("Exchange");
            assertThat(operator.page().getByLabel("Recipients").locator("li:has(strong:text-is('RO'))"))
                    .containsText("Paused");

            operator.open("partners/ro");
            operator.button("Activate").click();
            operator.confirm("Activate", "they are back");
            assertThat(operator.button("Pause")).isVisible();
        }
    }

    @Test
    void unfoldsAPartnersBodiesOnTheMapWithWhatGoesToEach(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("exchange");
            Locator recipients = operator.page().getByLabel("Recipients");
            Locator body = recipients.locator("li:has(strong:text-is('AT RAIL'))");
            Locator flow =
                    operator.page().locator(".fh-flow title", new Page.LocatorOptions().setHasText("UK to AT RAIL"));
            Locator bodies = operator.button("Bodies of AT");
            assertThat(bodies).hasAttribute("aria-expanded", "false");
            assertThat(body).hasCount(0);
            assertThat(flow).hasCount(0);

            bodies.click();

            assertThat(bodies).hasAttribute("aria-expanded", "true");
            assertThat(body).containsText("by the connection of AT");
            assertThat(flow).hasCount(1);
            operator.page()
                    .screenshot(new ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/exchange-bodies.png"))
                            .setFullPage(true));
            bodies.click();
            assertThat(body).hasCount(0);
        }
    }

    @Test
    void showsTheStepsOfATestOfTheConnection(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("partners/bg");
            operator.button("Test the connection").click();
            operator.sees("The connection works");
        }
    }

    @Test
    void saysThatAFileIsNotTaken(Console console) throws Exception {
        Path file = Files.writeString(console.outbox("bg").resolve("wrong#1.csv"), "a report");
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("partners/bg");
            operator.sees("1 of the files in its outbox: their names do not match");
            operator.page()
                    .screenshot(new ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/partner-not-taken.png"))
                            .setFullPage(true));
        }
        Files.delete(file);
    }

    @Test
    void showsAPartnersThrottle(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("partners/" + Console.THROTTLED);
            operator.sees("at most 2/min");
        }
    }

    @Test
    void setsAMaintenanceWindowThatIsNotTooLongAndEndsIt(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("partners/ro");
            operator.button("Set a window").click();
            Locator to = operator.page().getByLabel("To", new GetByLabelOptions().setExact(true));
            to.fill("2099-01-01T12:00");
            operator.page().getByLabel("Reason").fill("their server moves");
            operator.button("Set the window").click();
            operator.sees("longer than 31 days");
            to.fill(LocalDateTime.now(ZoneId.systemDefault())
                    .plusHours(2)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString());
            operator.confirm("Set the window", "their server moves");
            operator.sees("their server moves");
            operator.button("End it").click();
            operator.confirm("End it", "it has moved");
            operator.sees("None is set.");

            operator.open("audit");
            operator.sees("it has moved");
            Locator windows = operator.page().getByText(Pattern.compile("^from today .*: their server moves$"));
            assertThat(windows.first()).isVisible();
        }
    }
}
