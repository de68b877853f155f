package org.flaghoist.proof;

/**
 * A number of which the partner has nothing (yet).
 *
 * @param state {@code WAITING}, or why nothing comes: {@code WITHDRAWN}, {@code FAILED}, {@code UNUSED}
 */
public record ManifestNumber(String sender, long number, String state) {}
