package org.flaghoist.partner;

import java.util.Set;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * What a partner is sent only because its file asks for it.
 *
 * @param monthlyPicture on which day of each month it is sent what the month before adds up to; null where it is not
 * @param answers whether it is sent what recipients answer to its notifications
 * @param takenReceipts of which recipients it is told that they have taken a copy; {@value #ALL} stands for each
 * @param manifest whether it is sent each day what it was given
 * @param signedReceipts whether its receipts are signed
 * @param overdue in which time what it sends is to be delivered, taken and answered, and whether it is told otherwise
 */
public record Wishes(
        @Nullable Integer monthlyPicture,
        boolean answers,
        Set<String> takenReceipts,
        boolean manifest,
        boolean signedReceipts,
        Overdue overdue) {

    public static final Wishes NONE = new Wishes(null, false);

    /** In the place of a partner's id. */
    public static final String ALL = Overdue.ALL;

    public Wishes {
        takenReceipts = Set.copyOf(takenReceipts);
    }

    /** Told of nothing that was taken or is overdue, and without proofs. */
    public Wishes(@Nullable Integer monthlyPicture, boolean answers) {
        this(monthlyPicture, answers, Set.of(), false, false, Overdue.NEVER);
    }

    /** Whether it is told that this recipient has taken a copy. Whoever names a partner means its bodies, too. */
    public boolean isToldOfTaking(String recipient) {
        return takenReceipts.contains(ALL)
                || takenReceipts.contains(recipient)
                || takenReceipts.contains(RecipientId.partner(recipient));
    }
}
