package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class PasswordLoginTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final LoginLimits NOT_SLOWED = new LoginLimits(10, 10, HOUR, HOUR, HOUR, 8);
    private static final LocalUsers USERS = new LocalUsers(List.of(
            new ConsoleUser(
                    "desk", "{bcrypt}" + new BCryptPasswordEncoder(5).encode("right"), ConsoleUser.Role.VIEWER, null),
            new ConsoleUser(
                    "other", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("x"), ConsoleUser.Role.VIEWER, null)));

    @Test
    void looksAtNoMoreThanTenOfManyGuessesAtOnce(CapturedOutput output) throws Exception {
        PasswordLogin login = new PasswordLogin(USERS, new LoginAttempts(NOT_SLOWED, USERS, () -> 0), 8);
        ExecutorService guessers = Executors.newFixedThreadPool(40);
        List<Callable<Boolean>> guesses = IntStream.range(0, 80)
                .mapToObj(number -> (Callable<Boolean>) () -> isLetIn(login, "other", "guess " + number))
                .toList();
        guessers.invokeAll(guesses);
        guessers.shutdown();

        assertThat(output.getAll().lines().filter(line -> line.contains("Wrong password for")))
                .hasSizeBetween(9, 10);
    }

    @Test
    void letsInManyAtOnceWhoKnowThePassword() throws Exception {
        PasswordLogin login = new PasswordLogin(USERS, new LoginAttempts(NOT_SLOWED, USERS, () -> 0), 2);
        ExecutorService people = Executors.newFixedThreadPool(20);
        List<Callable<Boolean>> logins = Stream.generate(
                        () -> (Callable<Boolean>) () -> isLetIn(login, "desk", "right"))
                .limit(20)
                .toList();
        for (var answer : people.invokeAll(logins)) {
            assertThat(answer.get()).isTrue();
        }
        people.shutdown();
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() {
        assertThat(LoginAddress.of("2001:db8:1:2:aaaa::1").network())
                .isEqualTo(LoginAddress.of("2001:db8:1:2:bbbb::2").network())
                .isNotEqualTo(LoginAddress.of("2001:db8:1:3::1").network());
        assertThat(LoginAddress.of("::ffff:192.0.2.7").network()).isEqualTo("192.0.2.7");
        assertThat(LoginAddress.of("what\na <proxy> says " + "x".repeat(100)).shown())
                .isEqualTo("what?a??proxy??says?" + "x".repeat(25));
    }

    /** So that an unknown user's password takes as long to refuse as the longest of the known ones. */
    @Test
    void takesTheCostliestHashForUsersThatDoNotExist() {
        assertThat(USERS.rounds()).isEqualTo(5);
        assertThat(new LocalUsers(List.of()).rounds()).isEqualTo(10);
    }

    @Test
    void keepsNoMoreThanSoManyUsersAndAddresses() {
        WrongPasswordCounts counts = new WrongPasswordCounts(NOT_SLOWED, USERS, () -> 0);
        for (int i = 0; i < 30_000; i++) {
            LoginAddress address = LoginAddress.of("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
            counts.of("nobody " + i, address);
            counts.makeFamiliar("desk", address);
        }
        int[] kept = {0};
        counts.forEach((name, count) -> kept[0]++);
        assertThat(kept[0]).isEqualTo(2 + 20 + 1_000 + 10_000);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new LoginLimits(11, 10, Duration.ZERO, HOUR, Duration.ofSeconds(1), 0))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll("locked-after", "at-once", "within, lock", "longest-lock");
    }

    private static boolean isLetIn(PasswordLogin login, String user, String password) {
        try {
            return login.authenticate(new UsernamePasswordAuthenticationToken(user, password))
                    .isAuthenticated();
        } catch (BadCredentialsException e) {
            return false;
        }
    }
}
