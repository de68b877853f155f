package org.flaghoist.partner;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner is sent only because its file asks for it.
 *
 * @param monthlyPicture on which day of each month it is sent what the month before adds up to; null where it is not
 * @param answers whether it is sent what recipients answer to its notifications
 * @param takenReceipts of which recipients it is told that they have taken a copy; {@value #ALL} stands for each
 */
public record Wishes(@Nullable Integer monthlyPicture, boolean answers, Set<String> takenReceipts) {

    public static final Wishes NONE = new Wishes(null, false);

    /** In the place of a partner's id. */
    public static final String ALL = "all";

    public Wishes {
        takenReceipts = Set.copyOf(takenReceipts);
    }

    /** Told of nothing that was taken. */
    public Wishes(@Nullable Integer monthlyPicture, boolean answers) {
        this(monthlyPicture, answers, Set.of());
    }

    /** Whether it is told that this recipient has taken a copy. */
    public boolean isToldOfTaking(String recipient) {
        return takenReceipts.contains(ALL) || takenReceipts.contains(recipient);
    }
}
