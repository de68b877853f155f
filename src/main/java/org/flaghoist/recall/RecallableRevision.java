package org.flaghoist.recall;

/** The last revision of a notification that was accepted. */
public record RecallableRevision(long entry, int revision, boolean isCancelled) {}
