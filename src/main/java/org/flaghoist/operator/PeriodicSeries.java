package org.flaghoist.operator;

import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Wishes;

/** Files of one kind that the hub makes for partners that wish them, one for each period. */
public interface PeriodicSeries {

    /** One of them, in the log. */
    String words();

    /** Whoever of several hubs has it sends them. */
    String lease();

    boolean isWished(Wishes wishes);

    /** Sends what is due, unless it was sent, or is not to be tried again yet. */
    void send(Partner partner, Lease lease);
}
