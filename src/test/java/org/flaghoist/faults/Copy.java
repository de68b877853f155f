package org.flaghoist.faults;

/** One notification as it comes to a recipient. */
record Copy(String sender, String id, int revision) {}
