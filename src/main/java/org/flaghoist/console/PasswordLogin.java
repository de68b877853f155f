package org.flaghoist.console;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.console.LoginAttempts.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;

/** Lets in who knows the password, as the form or basic authentication brings it, and nobody who guesses. */
final class PasswordLogin implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);
    private static final String BCRYPT = "bcrypt";
    private static final int MOST_WAITING = 40;
    private static final long LONGEST_WAIT = 5;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final LocalUsers users;
    private final LoginAttempts attempts;
    private final DaoAuthenticationProvider passwords;
    private final Semaphore checks;

    /** @param atOnce how many passwords are checked at the same time */
    PasswordLogin(LocalUsers users, LoginAttempts attempts, int atOnce) {
        this.users = users;
        this.attempts = attempts;
        this.checks = new Semaphore(atOnce, true);
        this.passwords = new DaoAuthenticationProvider(users::details);
        // For a user that does not exist Spring checks a hash that this makes: it must take as long as anybody's.
        passwords.setPasswordEncoder(
                new DelegatingPasswordEncoder(BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(users.rounds()))));
    }

    @Override
    public boolean supports(Class<?> login) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String user = login.getName();
        LoginAddress address = LoginAddress.of(login);
        Duration closed = attempts.closed(user, address);
        if (!closed.isZero()) {
            throw new LoginRefused(closed);
        }
        awaitPermit();
        try (Attempt attempt =
                attempts.begin(user, address).orElseThrow(() -> new LoginRefused(attempts.closed(user, address)))) {
            return check(login, attempt, address);
        } finally {
            checks.release();
        }
    }

    private Authentication check(Authentication login, Attempt attempt, LoginAddress address) {
        try {
            Authentication who = passwords.authenticate(login);
            if (attempt.right()) {
                LOG.info(
                        "{} logs in from {}, for the first time since the start",
                        SafeErrorText.plain(who.getName()),
                        address.shown());
            }
            return who;
        } catch (BadCredentialsException e) {
            LOG.warn("Wrong password for {} from {}", shown(login.getName()), address.shown());
            attempt.wrong()
                    .forEach(locked -> LOG.warn(
                            "Too many wrong passwords: {} is locked for {} s",
                            locked.who(),
                            locked.length().toSeconds()));
            throw new LoginRefused(attempts.closed(login.getName(), address));
        }
    }

    // Whoever does not exist may be a password that somebody typed into the wrong field.
    private String shown(String name) {
        return users.has(name) ? name : WrongPasswordCounts.UNKNOWN;
    }

    private void awaitPermit() {
        try {
            if (checks.getQueueLength() < MOST_WAITING && checks.tryAcquire(LONGEST_WAIT, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LoginRefused(BUSY);
    }
}
