package org.flaghoist.partner;

import org.jspecify.annotations.Nullable;

/**
 * The partner sends to {@code in.<id>} and consumes from {@code out.<id>} on the hub's broker.
 *
 * @param user of the partner on the broker
 * @param password null where an external broker knows the user by a certificate
 */
public record Jms(String user, @Nullable Secret password) implements Transport {

    /** @throws IllegalStateException where it has none */
    public String passwordText() {
        if (password == null) {
            throw new IllegalStateException("user " + user + " has no password");
        }
        return password.reveal();
    }
}
