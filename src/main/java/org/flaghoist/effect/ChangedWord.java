package org.flaghoist.effect;

/**
 * A word of a list that is another one by the changed files. Of what may be a person's there is none.
 *
 * @param field as in {@link FoundEffect#fields()}
 * @param words the old one and the new one
 */
public record ChangedWord(String field, String words) {}
