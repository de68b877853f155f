package org.flaghoist.console;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.authentication.BadCredentialsException;

/** Somebody is not let in: the password is wrong, or was not looked at. What is answered is the same. */
final class LoginRefused extends BadCredentialsException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** @param wait before which no password is looked at; zero where one is at once */
    LoginRefused(Duration wait) {
        super("user name and password do not fit");
        this.wait = wait;
    }

    /** In whole seconds, rounded up. */
    long seconds() {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
