package org.flaghoist.notification;

import org.jspecify.annotations.Nullable;

/**
 * The id of a recipient: a partner's, or, as {@code <partner>--<body>}, that of one of its bodies. So whatever has the
 * id knows whose connection leads there, also where the partner's file lists the body no more.
 */
public final class RecipientId {

    /** Stands in no partner's id. */
    public static final String BETWEEN = "--";

    private RecipientId() {}

    /** @param body null for the partner itself */
    public static String of(String partner, @Nullable String body) {
        return body == null ? partner : partner + BETWEEN + body;
    }

    /** Whose connection leads to it. */
    public static String partner(String recipient) {
        int end = recipient.indexOf(BETWEEN);
        return end < 0 ? recipient : recipient.substring(0, end);
    }

    /** What its partner calls it; null of a partner itself. */
    public static @Nullable String body(String recipient) {
        int end = recipient.indexOf(BETWEEN);
        return end < 0 ? null : recipient.substring(end + BETWEEN.length());
    }
}
