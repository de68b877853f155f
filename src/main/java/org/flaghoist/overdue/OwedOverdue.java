package org.flaghoist.overdue;

import java.time.Instant;

/**
 * That a copy is overdue, as its sender is still to be told.
 *
 * @param entry of the message that it is a copy of, with its sender, message key, reference and revision
 * @param since when it began to wait
 * @param found when it was found to be overdue
 */
public record OwedOverdue(
        long entry,
        String sender,
        String messageKey,
        String reference,
        int revision,
        OverdueStepOf what,
        Instant since,
        Instant found) {}
