package org.flaghoist.people;

import java.time.Instant;
import org.flaghoist.ledger.Event;
import org.jspecify.annotations.Nullable;

/**
 * What one person has asked for and a second has to agree to.
 *
 * @param matter what: its partner is the sender, or whose dead letter it is; its subject the sender's reference, or the
 *     dead letter's name
 * @param content the digest of the content that is to be sent; null where none is
 * @param token names this request, so that nobody agrees to another than the one that they have seen
 */
public record Request(Matter matter, @Nullable String content, String token, Person by, String reason, Instant at) {

    static final String ENDS = "ends";

    public RequestKind kind() {
        return matter.kind();
    }

    public String partner() {
        return matter.partner();
    }

    public String subject() {
        return matter.subject();
    }

    /** The event of what it comes to: that names it, so that it does not count again. */
    public Event end(Event event) {
        return event.with(ENDS, token);
    }

    /** Both logins. */
    public String actors(Person second) {
        return by.name() + ", " + second.name();
    }

    /** Both reasons, as far as there is room. */
    public String reasons(String second) {
        return WrittenReason.both(reason, second);
    }
}
