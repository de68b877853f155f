package org.flaghoist.operator;

import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.parking.ParkedMessage;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as an operator sees it.
 *
 * @param text the words about its fault, which may hold a value of the message
 * @param content the sender's bytes, the hub's form where it could not be rendered, else the rendered form
 * @param read that content as people read it
 * @param isEditable whether another content can be sent in its place
 * @param highlight the place of the fault in what is read; null where it has none that can be found
 * @param file that it came in, on the sender's server; null where it came otherwise
 * @param proposal the change that waits for a second person; null where none does
 */
public record DeadLetterView(
        ParkedMessage row,
        @Nullable String text,
        byte[] content,
        NativeText read,
        boolean isEditable,
        @Nullable Span highlight,
        @Nullable String file,
        @Nullable Proposal proposal) {

    private static final byte[] NOTHING = {};

    /** Nothing of its content: it is above the hub's ceiling. */
    static DeadLetterView sealed(ParkedMessage row, @Nullable String file) {
        return new DeadLetterView(row, null, NOTHING, new NativeText("", "UTF-8", true), false, null, file, null);
    }

    boolean isSealed() {
        return row.isSpill() && content.length == 0;
    }
}
