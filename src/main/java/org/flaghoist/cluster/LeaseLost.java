package org.flaghoist.cluster;

/**
 * The work that was begun may be another hub's by now: what is not done is left as it is. Says nothing about a message.
 */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(String work) {
        super(work + ": stopped, because this hub could not renew its lease in time, and another may do"
                + " it by now; nothing of it is lost. If it comes again, see whether the database answers");
    }
}
