package org.flaghoist.ledger;

/**
 * A message's entry in the ledger, from now on its name there.
 *
 * @param entry the number of the entry
 * @param redo true where the same message was begun before: a crash or a rollback came before the broker's commit
 */
public record BegunEntry(long entry, boolean redo) {}
