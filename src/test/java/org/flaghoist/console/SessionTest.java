package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
        classes = ConsoleTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=optional:file:none",
            "spring.jmx.enabled=true",
            "management.endpoints.web.exposure.include=hawtio,jolokia",
            "hawtio.authenticationEnabled=true",
            "hawtio.roles=VIEWER,OPERATOR,RELEASER",
            "camel.main.name=flaghoist",
            "spring.flyway.enabled=false"
        })
// Its MBeans are to be gone when the next test starts a hub.
@DirtiesContext
@Tag(HubFixture.OWN)
class SessionTest {

    private static final String SESSION = "org.flaghoist:type=Session";

    @LocalServerPort
    private int port;

    @Test
    void beginsAnewWhenSomebodyLogsIn() throws Exception {
        Browser browser = new Browser(port);
        browser.open(ConsoleLogin.HOME);
        String before = browser.cookie("JSESSIONID");
        assertThat(before).isNotEmpty();

        assertThat(browser.logIn("duty-desk", "duty-desk").uri().getPath()).isEqualTo(ConsoleLogin.HOME);

        assertThat(browser.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void endsWhenSomebodyLogsOut() throws Exception {
        Browser browser = new Browser(port);
        browser.logIn("duty-desk", "duty-desk");
        assertThat(browser.run(SESSION, "me()").path("value").asText()).contains("duty-desk");

        assertThat(browser.open(ConsoleLogin.LOG_OUT).body()).contains("You are logged out");

        assertThat(browser.run(SESSION, "me()").isNull()).isTrue();
    }

    @Test
    void endsAfterAShiftWhateverThePagesAskMeanwhile() throws Exception {
        Instant now = Instant.now();
        assertThat(endsAfter(now.plus(Duration.ofHours(11)))).isFalse();
        assertThat(endsAfter(now.plus(Duration.ofHours(13)))).isTrue();
    }

    private static boolean endsAfter(Instant now) throws Exception {
        MockHttpSession session = new MockHttpSession();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        new SessionLimit(Duration.ofHours(12), Clock.fixed(now, ZoneOffset.UTC))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return session.isInvalid();
    }

    @Test
    void setsSecurityHeaders() throws Exception {
        Browser browser = new Browser(port);
        HttpHeaders login = browser.open("/login").headers();
        assertThat(login.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(login.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(login.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        browser.logIn("observer", "observer");
        HttpHeaders console = browser.open("/actuator/hawtio/index.html").headers();
        assertThat(console.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(console.firstValue("X-Frame-Options")).contains("DENY");
    }
}
