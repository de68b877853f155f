package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

@ExtendWith(WithConsole.class)
class LoginIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int SOON = 10_000;

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "releaser-1"})
    void opensTheExchangeForEachRole(String user, Console console) {
        try (ConsolePerson person = console.logInAnew(user)) {
            assertThat(person.heading("Exchange")).isVisible();
            person.sees("Who sends to whom");
            assertThat(person.page().getByRole(AriaRole.BANNER)).containsText(user);
        }
    }

    @Test
    void leadsToTheAddressThatAColleagueHasSent(Console console) {
        try (ConsolePerson person = console.visitor(new NewContextOptions())) {
            person.page().navigate("/actuator/hawtio/dead-letters#partner=uk");
            person.logIn("viewer", console.password("viewer"));
            assertThat(person.heading("Dead letters")).isVisible();
            assertThat(person.page().locator("#fh-partner")).hasValue("uk");
        }
    }

    @Test
    void saysWhyOneIsNotLoggedIn(Console console) {
        try (ConsolePerson person = console.visitor(new NewContextOptions())) {
            person.page().navigate("/");
            person.page().getByLabel("User name").fill("operator");
            person.page().getByLabel("Password").fill("guessed");
            person.button("Log in").click();
            assertThat(person.page().getByRole(AriaRole.ALERT)).containsText("do not fit");
        }
    }

    /** Of a user that no other test needs. */
    @Test
    void saysHowLongToWaitAfterSeveralWrongPasswords(Console console) {
        try (ConsolePerson person = console.visitor(new NewContextOptions())) {
            String guess = HttpHeaders.encodeBasicAuth(Console.PROBE, "guessed", StandardCharsets.UTF_8);
            for (int i = 0; i < 2; i++) {
                person.page()
                        .request()
                        .get("/actuator/health", RequestOptions.create().setHeader("Authorization", "Basic " + guess));
            }
            person.page().navigate("/login");
            person.page().getByLabel("User name").fill(Console.PROBE);
            person.page().getByLabel("Password").fill("guessed");
            person.button("Log in").click();
            assertThat(person.page().getByRole(AriaRole.ALERT))
                    .containsText("not even the right one: wait 1 second, then try again.");
            person.page().screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/login-closed.png")));
        }
    }

    @Test
    void saysThatTheSessionIsOver(Console console) {
        try (ConsolePerson person = console.logInAnew("viewer")) {
            person.expectRefusals();
            // Again and again: an answer that was on its way may bring the cookie back.
            await().pollInSameThread().atMost(LONG).untilAsserted(() -> {
                person.page().context().clearCookies(new ClearCookiesOptions().setName("JSESSIONID"));
                assertThat(person.page())
                        .hasURL(Pattern.compile(".*/login\\?timeout"), new HasURLOptions().setTimeout(SOON));
            });
            assertThat(person.page().getByRole(AriaRole.ALERT)).containsText("nothing was done for a while");
        }
    }

    @Test
    void logsOutAndSaysSo(Console console) {
        try (ConsolePerson person = console.logInAnew("viewer")) {
            person.page().locator("#hawtio-header-user-dropdown-toggle").click();
            person.page()
                    .getByRole(AriaRole.MENUITEM)
                    .filter(new Locator.FilterOptions().setHasText("Log out"))
                    .click();
            assertThat(person.page()).hasURL(Pattern.compile(".*/login\\?logout"));
            person.sees("You are logged out.");
        }
    }
}
