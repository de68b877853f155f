package org.flaghoist.urgent;

/** The last revision of a reference that was accepted, and its entry. */
public record LastAccepted(int revision, boolean isCancel, UrgentEntry entry) {}
