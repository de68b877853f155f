package org.flaghoist.index;

import java.util.Set;

/**
 * What a notification may be linked by, as the index has it.
 *
 * @param sender of the notification
 * @param hash keyed, by kind and value
 * @param shown the partners that have the value from the notification: its sender, and whose copy shows it
 */
record LinkRow(String sender, long hash, LinkKind kind, Set<String> shown) {}
