package org.flaghoist.broker;

/** While what is for a partner fills its quota it may send as many messages as it takes, and a few more. */
final class SendingPace {

    private static final long SPARE = 100;

    private long left = SPARE;
    private long sent;
    private long taken;

    /** @param sent how many messages it has sent so far; {@code taken} likewise */
    SendingPace(long sent, long taken) {
        this.sent = sent;
        this.taken = taken;
    }

    /**
     * @param full whether its quota is filled now
     * @param sentNow how many messages it has sent by now; {@code takenNow} likewise
     * @return whether it may send another
     */
    synchronized boolean allows(boolean full, long sentNow, long takenNow) {
        left = full ? Math.min(SPARE, left + takenNow - taken - (sentNow - sent)) : SPARE;
        sent = sentNow;
        taken = takenNow;
        return left > 0;
    }
}
