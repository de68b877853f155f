package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    @Test
    void loadScriptsCompressedAndAnswersAsTheyAre(Console console) {
        try (ConsolePerson person = console.logIn("viewer")) {
            String script = String.valueOf(person.page().evaluate("() => document.querySelector('script[src]').src"));
            Assertions.assertThat(encoding(person, script)).isEqualTo("gzip");
            Assertions.assertThat(encoding(person, "/actuator/jolokia/list")).isNull();
        }
    }

    private static @Nullable String encoding(ConsolePerson person, String address) {
        APIResponse answer = person.page().request().get(address);
        assertThat(answer).isOK();
        return answer.headers().get("content-encoding");
    }

    private static void open(ConsolePerson person, String title) {
        person.sideBar()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title))
                .click();
    }
}
