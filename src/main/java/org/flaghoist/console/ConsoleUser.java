package org.flaghoist.console;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in to the console.
 *
 * @param password hashed, with the hash's name before it: {@code {bcrypt}$2a$10$...}
 * @param sameAs who this is at the OpenID provider, where the same person can log in there, too; null where it is not
 *     said
 */
public record ConsoleUser(
        String name, String password, Role role, @Nullable AtProvider sameAs) {

    /**
     * Somebody at an OpenID provider.
     *
     * @param issuer the provider's {@code iss}
     * @param person the value of its claim {@code flaghoist.console.oidc.person-claim}
     */
    public record AtProvider(String issuer, String person) {}

    /** What somebody may do there; each may do also what those before it may. */
    public enum Role {
        /** Read the metrics, and nothing else. */
        SCRAPER,
        /** Look. */
        VIEWER,
        /** Look and act. */
        OPERATOR,
        /** Release or refuse what is held, too. */
        RELEASER;

        boolean includes(Role other) {
            return compareTo(other) >= 0;
        }
    }

    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}
