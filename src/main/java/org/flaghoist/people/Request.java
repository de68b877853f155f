package org.flaghoist.people;

import java.time.Instant;

/**
 * What one person has asked for and a second has to agree to.
 *
 * @param partner the sender, or whose dead letter it is
 * @param subject the sender's reference, or the dead letter's name
 * @param token names this request, so that nobody agrees to another than the one that they have seen
 */
public record Request(
        RequestKind kind, String partner, String subject, String token, Person by, String reason, Instant at) {

    /** Both logins. */
    public String actors(Person second) {
        return by.name() + ", " + second.name();
    }

    /** Both reasons, as far as there is room. */
    public String reasons(String second) {
        return WrittenReason.both(reason, second);
    }
}
