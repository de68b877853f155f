package org.flaghoist.console;

/**
 * Somebody who may log in to the console.
 *
 * @param password hashed, with the hash's name before it: {@code {bcrypt}$2a$10$...}
 */
public record ConsoleUser(String name, String password, Role role) {

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
