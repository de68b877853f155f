package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hawtio's own pages, under the hub's rights. */
@ExtendWith(WithConsole.class)
class HawtioPagesIT {

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator"})
    void showRoutesAndQueues(String user, Console console) {
        try (ConsolePerson person = console.logIn(user)) {
            open(person, "Camel");
            person.sees("translate-uk");
            open(person, "JMX");
            person.sees("org.apache.activemq.artemis");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Runtime", "Connect"})
    void doNotOfferWhatNobodyMaySee(String page, Console console) {
        try (ConsolePerson person = console.logIn("operator")) {
            assertThat(person.link("Exchange")).isVisible();
            assertThat(person.link(page)).hasCount(0);
        }
    }

    private static void open(ConsolePerson person, String title) {
        person.sideBar()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title))
                .click();
    }
}
