package org.flaghoist.people;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param entry the message it is about; null where it is about all of a reference
 */
public record Matter(
        RequestKind kind,
        String partner,
        String subject,
        @Nullable Long entry) {

    /** @throws OperationRejected where nothing in the ledger can have such a name */
    public Matter(RequestKind kind, String sender, String reference) {
        this(kind, sender, reference, null);
        NamedNotification.check(sender, reference);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case LIFT -> "the end of the legal hold on " + subject;
            case ERASE -> "the erasure of " + subject;
            case EDIT -> "the edit of " + subject;
            case RECALL -> "the recall of " + subject;
            case SHRED -> "the shredding of " + subject;
        };
    }
}
