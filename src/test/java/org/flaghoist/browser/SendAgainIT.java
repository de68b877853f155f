package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithConsole.class)
class SendAgainIT {

    @Test
    void sendsAgainAfterAPreviewAndShowsHowFarItIs(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("send-again");
            assertThat(operator.button("Preview")).isDisabled();
            operator.page().getByLabel("To", exactly()).selectOption("bg");
            operator.page().getByLabel("Delivered from").fill("2026-01-01T00:00");
            assertThat(operator.button("Send again")).isDisabled();
            operator.button("Preview").click();
            operator.sees("Left out");
            operator.button("Send again").click();
            operator.sees("Each is decided about once more");
            operator.confirm("Send again", "they restored their system");

            assertThat(operator.row("they restored their system")).containsText("Done");
            assertThat(operator.row("they restored their system")).containsText("at the server");
            operator.page()
                    .screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/send-again-done.png")));

            operator.open("audit");
            assertThat(operator.row("they restored their system").first()).containsText("Asked to send again");
        }
    }

    @Test
    void stopsWhatGoesSlowlyByThePartnersThrottle(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("send-again");
            operator.page().getByLabel("To", exactly()).selectOption(Console.THROTTLED);
            operator.page().getByLabel("Delivered from").fill("2026-01-01T00:00");
            operator.button("Preview").click();
            operator.sees("at the partner's throttle");
            operator.button("Send again").click();
            operator.confirm("Send again", "to be stopped");
            Locator request = operator.row("to be stopped");
            assertThat(request).containsText("Running");

            request.getByRole(AriaRole.BUTTON).click();
            operator.sees("are not sent then");
            operator.confirm("Stop", "it was the wrong day");

            assertThat(request).containsText("it was the wrong day");
            assertThat(request).containsText("Stopped");
        }
    }

    @Test
    void sendsNothingWhereThePartnerWasGivenNothing(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.open("send-again");
            operator.page().getByLabel("To", exactly()).selectOption("ly");
            operator.page().getByLabel("References").fill("XX/NOBODY/1");
            operator.page().getByLabel("References").press("Enter");
            operator.button("Preview").click();
            operator.sees("nothing");
            assertThat(operator.button("Send again")).isDisabled();
        }
    }

    private static GetByLabelOptions exactly() {
        return new GetByLabelOptions().setExact(true);
    }
}
