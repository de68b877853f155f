package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** Somebody guesses passwords over HTTP. */
@SpringBootTest(
        classes = {ConsoleTest.Application.class, GuessedPasswordsTest.Time.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=optional:file:none",
            "spring.jmx.enabled=true",
            "management.endpoints.web.exposure.include=health,hawtio,jolokia",
            "management.endpoint.health.probes.enabled=true",
            "hawtio.authenticationEnabled=true",
            "hawtio.roles=VIEWER,OPERATOR,RELEASER",
            "camel.main.name=flaghoist",
            "spring.flyway.enabled=false"
        })
// Its MBeans are to be gone when the next test starts a hub.
@DirtiesContext
@Tag(HubFixture.OWN)
@ExtendWith(OutputCaptureExtension.class)
class GuessedPasswordsTest {

    private static final String USER = "observer";
    private static final String RIGHT = "observer";

    @LocalServerPort
    private int port;

    @Autowired
    private AtomicLong nanos;

    @BeforeEach
    void longAfterAllOthers() {
        pass(Duration.ofDays(7));
    }

    @Test
    void locksAnAddressWhoeverIsGuessed() throws Exception {
        BasicLogin guesser = from("127.0.1.1");
        guess(guesser, 5, "decider");
        guess(guesser, 5, "nobody");

        assertThat(guesser.status(USER, RIGHT)).isEqualTo(401);
        assertThat(from("127.0.1.2").status(USER, RIGHT)).isEqualTo(200);
        pass(Duration.ofMinutes(15));
        assertThat(guesser.status(USER, RIGHT)).isEqualTo(200);
    }

    @Test
    void locksAnAddressLongerEachTime() throws Exception {
        BasicLogin guesser = from("127.0.2.1");
        guess(guesser, 10, "nobody");
        pass(Duration.ofMinutes(15));
        guess(guesser, 10, "nobody");
        pass(Duration.ofMinutes(28));
        assertThat(guesser.status(USER, RIGHT)).isEqualTo(401);
        pass(Duration.ofMinutes(1));
        assertThat(guesser.status(USER, RIGHT)).isEqualTo(200);
    }

    @Test
    void locksAUserWhereverTheGuessesComeFrom() throws Exception {
        for (int i = 0; i < 10; i++) {
            guess(from("127.0.3." + (i + 1)), 1, USER);
        }

        assertThat(from("127.0.3.99").status(USER, RIGHT)).isEqualTo(401);
        assertThat(from("127.0.3.99").status("decider", "decider")).isEqualTo(200);
        pass(Duration.ofMinutes(15));
        assertThat(from("127.0.3.99").status(USER, RIGHT)).isEqualTo(200);
    }

    @Test
    void keepsNobodyOutWhoHasLoggedInFromThereBefore() throws Exception {
        BasicLogin office = from("127.0.4.1");
        assertThat(office.status(USER, RIGHT)).isEqualTo(200);
        guess(office, 10, "nobody");
        guess(from("127.0.4.2"), 10, USER);

        assertThat(from("127.0.4.3").status(USER, RIGHT)).isEqualTo(401);
        assertThat(office.status(USER, RIGHT)).isEqualTo(200);
        guess(office, 10, USER);
        assertThat(office.status(USER, RIGHT)).isEqualTo(401);
    }

    @Test
    void forgetsNoWrongPasswordsForARightOne() throws Exception {
        BasicLogin guesser = from("127.0.5.1");
        guess(guesser, 9, "decider");
        assertThat(guesser.status(USER, RIGHT)).isEqualTo(200);
        guess(guesser, 1, "decider");

        assertThat(guesser.status("duty-desk", "duty-desk")).isEqualTo(401);
    }

    @Test
    void believesNoHeaderAboutTheAddress() throws Exception {
        for (int i = 0; i < 10; i++) {
            List<String> headers =
                    List.of("X-Forwarded-For: 10.0.0." + i, "Forwarded: for=10.0.0." + i, "X-Real-IP: 10.0.0." + i);
            guess(new BasicLogin(port, "127.0.6.1", headers), 1, "nobody");
        }

        assertThat(from("127.0.6.1").status(USER, RIGHT)).isEqualTo(401);
    }

    @Test
    void isSlowerAfterEachWrongPassword() throws Exception {
        BasicLogin guesser = from("127.0.7.1");
        guesser.guess(3, USER);
        assertThat(guesser.answer("/actuator/health/liveness", USER, RIGHT)).contains("Retry-After: 1\r\n");
        pass(Duration.ofSeconds(1));
        guesser.guess(1, USER);
        assertThat(guesser.answer("/actuator/health/liveness", USER, RIGHT))
                .contains("Retry-After: 2\r\n", "wait 2 seconds");
        pass(Duration.ofSeconds(2));
        assertThat(guesser.status(USER, RIGHT)).isEqualTo(200);
    }

    @Test
    void answersTheSameWhetherTheUserExists() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(said("127.0.8.1", "duty-desk")).isEqualTo(said("127.0.8.2", "nobody"));
        }
        assertThat(said("127.0.8.1", "duty-desk")).contains("wait 1 second", "not even the right one");
        pass(Duration.ofDays(1));
        guess(from("127.0.8.3"), 10, "duty-desk");
        String known = said("127.0.8.3", "duty-desk");
        guess(from("127.0.8.4"), 10, "nobody");
        assertThat(said("127.0.8.4", "nobody")).isEqualTo(known).contains("wait 14 minutes");
    }

    /** But for what each answer has of its own. */
    private String said(String from, String user) throws IOException {
        return from(from)
                .answer("/actuator/health/liveness", user, "guessed")
                .replaceAll("Date: .*|XSRF-TOKEN=[^;]*|\"timestamp\":\"[^\"]*\"", "");
    }

    @Test
    void logsWhoAndWhereFromAndNothingThatMayBeAPassword(CapturedOutput output) throws Exception {
        BasicLogin guesser = from("127.0.9.1");
        guesser.status(USER, "typed by mistake");
        guesser.status("typed into the wrong field", "x");
        guess(guesser, 8, USER);

        assertThat(output)
                .contains("Wrong password for observer from 127.0.9.1")
                .contains("Wrong password for an unknown user from 127.0.9.1")
                .contains("Too many wrong passwords: address 127.0.9.1 is locked for 900 s")
                .doesNotContain("typed");
    }

    @Test
    void saysAtTheFormHowLongToWait() throws Exception {
        Browser browser = new Browser(port);
        assertThat(browser.logIn(USER, "wrong").body()).contains("do not fit").doesNotContain("wait");
        browser.logIn(USER, "wrong");
        assertThat(browser.logIn(USER, "wrong").body()).contains("do not fit", "wait 1 second, then try again");
        assertThat(browser.logIn(USER, RIGHT).body()).contains("do not fit", "not even the right one");
        assertThat(browser.open("/login?error&wait=%3Cb%3E").body())
                .contains("do not fit")
                .doesNotContain("<b>");
        pass(Duration.ofSeconds(1));
        assertThat(browser.logIn(USER, RIGHT).uri().getPath()).isEqualTo(ConsoleLogin.HOME);
    }

    /** So many wrong passwords, each as soon as it is looked at. */
    private void guess(BasicLogin guesser, int times, String user) throws IOException {
        for (int i = 0; i < times; i++) {
            guesser.guess(1, user);
            pass(Duration.ofSeconds(64));
        }
    }

    private BasicLogin from(String address) {
        return new BasicLogin(port, address);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Passes when a test says so. */
    static class Time {

        @Bean
        AtomicLong nanos() {
            return new AtomicLong(Long.MAX_VALUE - Duration.ofDays(14).toNanos());
        }

        @Bean
        MonotonicClock clock(AtomicLong nanos) {
            return nanos::get;
        }
    }
}
