package org.flaghoist.format.syntax;

/**
 * Where a text cannot be read further, for people.
 *
 * @param line from 1
 * @param words what stands there, and what was expected
 */
public record TextBreak(int line, String words) {}
