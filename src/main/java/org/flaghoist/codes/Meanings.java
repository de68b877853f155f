package org.flaghoist.codes;

import java.util.List;
import java.util.Set;

/**
 * What there is to choose from for a word.
 *
 * @param file of the table, such as {@code mappings/bg/item.csv}
 * @param shared whether it is the table of all partners that have none of their own
 * @param choices the hub's words; to be written, the recipient's own that its table has, which may be given another
 * @param suggestions the likeliest first
 */
public record Meanings(String file, boolean shared, Set<String> choices, List<Suggestion> suggestions) {}
