package org.flaghoist.ledger;

/**
 * What was removed from a recipient's copy.
 *
 * @param path JSON Pointer into the notification
 * @param rule that removed it; it need not be the one that the decision is recorded with
 */
public record RemovedPart(String path, String rule) {}
