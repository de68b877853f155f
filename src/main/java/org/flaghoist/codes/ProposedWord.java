package org.flaghoist.codes;

/**
 * A word and what somebody wants it to mean.
 *
 * @param change that gives it this meaning
 */
public record ProposedWord(long change, WordMeaning word) {}
