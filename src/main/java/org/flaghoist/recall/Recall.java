package org.flaghoist.recall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification that two people have recalled.
 *
 * @param base the entry of its last revision
 * @param actor the two, and {@code reason} why
 * @param made its cancellation; null as long as there is none
 * @param words why it was stopped; null where it was not
 */
public record Recall(
        String id,
        String sender,
        String reference,
        long base,
        String actor,
        String reason,
        Instant at,
        RecallProgress progress,
        @Nullable MadeCancellation made,
        @Nullable String words) {

    /** How far it has come. */
    public enum RecallProgress {
        /** Two people agree; nothing is done yet. */
        AGREED,
        /** The ledger has the cancellation; what is not fetched is being withdrawn. */
        MADE,
        /** The cancellation is on its way to those who have fetched something. */
        SENT,
        /** Nothing could be recalled. */
        STOPPED
    }

    /**
     * The hub's own cancellation.
     *
     * @param messageKey of its entry
     * @param revision one more than the last that its sender sent
     */
    public record MadeCancellation(long entry, String messageKey, int revision) {}
}
