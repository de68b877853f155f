package org.flaghoist.picture;

/** How much of something there is, in hundredths, and of how many notifications that is. */
final class PictureSum {

    private long hundredths;
    private long notifications;
    private long lastEntry;

    PictureSum() {}

    PictureSum(long hundredths, long notifications) {
        this.hundredths = hundredths;
        this.notifications = notifications;
    }

    void add(long more, long others) {
        hundredths = Math.addExact(hundredths, more);
        notifications += others;
    }

    /** All that one notification says comes together. */
    void addOf(long entry, long more) {
        add(more, notifications == 0 || lastEntry != entry ? 1 : 0);
        lastEntry = entry;
    }

    long hundredths() {
        return hundredths;
    }

    long notifications() {
        return notifications;
    }
}
