package org.flaghoist.partner;

/** How much of the broker's disk a partner's messages may take. */
public record Quota(long bytes) {

    public static final Quota DEFAULT = new Quota(1L << 30);
}
