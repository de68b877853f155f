package org.flaghoist.monitor;

/** A way that reports of alarms take to people. */
enum ReportChannel {
    MAIL("Mails"),
    WEBHOOK("Posts to the webhook"),
    /** To those who are called when nobody has acknowledged an alarm. */
    ESCALATION_MAIL("Mails of the escalation"),
    ESCALATION_WEBHOOK("Posts to the webhook of the escalation");

    private final String words;

    ReportChannel(String words) {
        this.words = words;
    }

    boolean isEscalation() {
        return this == ESCALATION_MAIL || this == ESCALATION_WEBHOOK;
    }

    /** What goes there, as the beginning of a line in the log. */
    String words() {
        return words;
    }
}
