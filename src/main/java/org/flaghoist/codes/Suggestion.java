package org.flaghoist.codes;

/**
 * What a word may mean.
 *
 * @param why what speaks for it, for people
 */
public record Suggestion(String meaning, String why) {}
