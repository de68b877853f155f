package org.flaghoist.partner;

import java.util.Locale;

/** What has to happen to a copy, in this order, each in its time. */
public enum OverdueStep {
    DELIVERED,
    TAKEN,
    ANSWERED;

    /** In a partner file, and for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In a receipt: what has not happened. */
    public String code() {
        return "NOT_" + name();
    }
}
