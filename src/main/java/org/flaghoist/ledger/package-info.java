/**
 * What happened: each message, what was decided about it, its deliveries and its events. Begin with
 * {@link org.flaghoist.ledger.Ledger}; docs/architecture.md says what is written when, what a redo does, and how the
 * chain is checked.
 */
@NullMarked
package org.flaghoist.ledger;

import org.jspecify.annotations.NullMarked;
