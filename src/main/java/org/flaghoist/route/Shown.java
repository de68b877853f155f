package org.flaghoist.route;

import org.flaghoist.ledger.Parked;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as an operator sees it.
 *
 * @param text the words about its fault, which may hold a value of the message
 * @param content the sender's bytes, the hub's form where it could not be rendered, else the rendered form
 */
public record Shown(Parked row, @Nullable String text, byte[] content) {}
