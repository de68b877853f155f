package org.flaghoist.codes;

/**
 * Entries by their numbers, which the database gives: hubs' clocks may differ.
 *
 * @param past the last before them
 * @param until the last of them
 */
record EntryRange(long past, long until) {}
