/**
 * The record of each notification, delivery and event, sealed in a hash chain, and of what waits for people. Begin with
 * {@link org.flaghoist.ledger.Ledger}; docs/architecture.md says what is written when, what a redo does, and how the
 * chain is checked.
 */
@NullMarked
package org.flaghoist.ledger;

import org.jspecify.annotations.NullMarked;
