package org.flaghoist.effect;

import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnfitField;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.tryout.TriedCopy;
import org.flaghoist.tryout.TriedNotification;
import org.jspecify.annotations.Nullable;

/**
 * A fault that the changed files have and the files as they are have not: a copy that can no longer be written, or a
 * mapping that breaks off. Without values.
 *
 * @param partner whose form or mapping it is
 * @param receipt whether it is of a receipt
 * @param field of the partner's form; null where it is not known
 * @param table that lacks the word; null where the fault is another
 * @param broken where the mapping breaks off, and what to do; null where it does not
 */
public record NewFault(
        String partner,
        boolean receipt,
        FaultCode code,
        @Nullable UnfitField field,
        @Nullable String table,
        @Nullable String broken) {

    static @Nullable NewFault of(@Nullable TriedCopy before, @Nullable TriedCopy after) {
        boolean isNew = before == null || before.fault() == null;
        return isNew && after != null && after.fault() != null
                ? of(after.recipient(), after.fault(), after.broken())
                : null;
    }

    /** Other rejections may be meant. */
    static @Nullable NewFault of(String sender, TriedNotification before, TriedNotification after) {
        return before.broken() == null && after.broken() != null
                ? of(sender, after.broken().rejection(), after.broken())
                : null;
    }

    /** The same for a receipt. */
    NewFault ofReceipt() {
        return new NewFault(partner, true, code, field, table, broken);
    }

    static NewFault of(String partner, Rejection fault, @Nullable BrokenMapping broken) {
        UnknownWord unknown = fault.unknown();
        return new NewFault(
                partner,
                false,
                fault.code(),
                fault.unfit() == null ? null : fault.unfit().discreet(),
                unknown == null ? null : unknown.table(),
                broken == null ? null : broken.discreet());
    }
}
