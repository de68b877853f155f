package org.flaghoist.codes;

/**
 * A dead letter that waits for a word.
 *
 * @param id its name
 */
record WaitingLetter(String id, long entry) {}
