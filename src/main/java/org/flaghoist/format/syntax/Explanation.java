package org.flaghoist.format.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at the place of a fault, for people who look for it: a rejection has the code alone.
 *
 * @param field that is meant; null where it is none
 * @param words what is wrong, and what to do
 */
public record Explanation(@Nullable String field, String words) {}
