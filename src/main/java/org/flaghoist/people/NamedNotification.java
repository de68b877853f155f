package org.flaghoist.people;

import java.util.regex.Pattern;
import org.flaghoist.ledger.SenderReference;

/** By what a person names a notification: its sender, and the sender's reference. */
public final class NamedNotification {

    private static final Pattern SENDER = Pattern.compile("[a-z][a-z0-9-]{1,15}");

    private NamedNotification() {}

    /**
     * Before the database is asked: PostgreSQL takes no NUL, and no more characters than a column has room for.
     *
     * @throws OperationRejected where nothing in the ledger can have such a name
     */
    public static void check(String sender, String reference) {
        if (!SENDER.matcher(sender).matches()) {
            throw new OperationRejected("the sender is no partner's id; give one as the partners' files have it");
        } else if (reference.isBlank() || !SenderReference.isOne(reference)) {
            throw new OperationRejected("the reference is none that the ledger can have: give it as its sender wrote"
                    + " it, 1 to " + SenderReference.LONGEST + " characters of printable ASCII");
        }
    }
}
