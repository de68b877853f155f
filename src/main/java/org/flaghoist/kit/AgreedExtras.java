package org.flaghoist.kit;

/** What a partner gets only where that is agreed. */
public record AgreedExtras(boolean pictures, boolean manifest, boolean signedReceipts) {}
