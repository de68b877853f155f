package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
    void saysOfManyThatItIsAnEstimate(Console console) {
        try (ConsolePerson operator = console.logIn("operator")) {
            operator.page().route(Pattern.compile(".*/jolokia.*"), SendAgainIT::asOfMany);
            operator.open("send-again");
            operator.page().getByLabel("To", exactly()).selectOption("bg");
            operator.page().getByLabel("Delivered from").fill("2026-01-01T00:00");
            operator.button("Preview").click();
            operator.sees("about 1,207 copies of 1,200 notifications");
            operator.sees("about 14: contents deleted; 3: cancelled since");
            operator.page()
                    .screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/send-again-many.png")));
        }
    }

    /** The hub's answer, as it is where there are more copies than are asked about one by one. */
    private static void asOfMany(Route route) {
        APIResponse answer = route.fetch();
        String text = answer.text()
                .replaceAll("\\\\\"estimated\\\\\":false", "\\\\\"estimated\\\\\":true")
                .replaceAll("\\\\\"copies\\\\\":\\d+", "\\\\\"copies\\\\\":1207")
                .replaceAll("\\\\\"notifications\\\\\":\\d+", "\\\\\"notifications\\\\\":1200")
                .replaceAll("\\\\\"deleted\\\\\":\\d+", "\\\\\"deleted\\\\\":14")
                .replaceAll("\\\\\"cancelled\\\\\":\\d+", "\\\\\"cancelled\\\\\":3");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(text));
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
