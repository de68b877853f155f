package org.flaghoist.route;

import org.flaghoist.format.NativeText;
import org.flaghoist.format.Span;
import org.flaghoist.ledger.Parked;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as an operator sees it.
 *
 * @param text the words about its fault, which may hold a value of the message
 * @param content the sender's bytes, the hub's form where it could not be rendered, else the rendered form
 * @param read that content as people read it
 * @param isEditable whether another content can be sent in its place
 * @param mark the place of the fault in what is read; null where it has none that can be found
 */
public record Shown(
        Parked row,
        @Nullable String text,
        byte[] content,
        NativeText read,
        boolean isEditable,
        @Nullable Span mark) {}
