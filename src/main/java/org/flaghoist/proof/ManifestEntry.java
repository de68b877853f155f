package org.flaghoist.proof;

import org.jspecify.annotations.Nullable;

/**
 * A file that a partner was given.
 *
 * @param kind what it is: NOTIFICATION, ANSWER, RECEIPT or PICTURE
 * @param digest SHA-256 of its bytes, hexadecimal
 * @param at when it had its name, as in {@code 2026-06-03T03:40:00Z}
 * @param sender of a copy
 * @param reference of a copy; of a receipt its key, of a picture its month
 * @param revision 0 of what is no copy
 * @param number of a copy, among those of its sender
 */
public record ManifestEntry(
        String kind,
        String name,
        long size,
        String digest,
        String at,
        @Nullable String sender,
        String reference,
        int revision,
        @Nullable Long number) {

    public static final String COPY = "NOTIFICATION";

    /** Of what another partner sent. */
    boolean isCopy() {
        return sender != null;
    }
}
