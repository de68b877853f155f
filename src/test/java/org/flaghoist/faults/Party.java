package org.flaghoist.faults;

import java.util.List;

/** A partner, played by the test: it sends, takes what it is given, and remembers all of it. */
sealed interface Party extends AutoCloseable permits JmsParty, SftpParty {

    String id();

    /** From now on it takes what it is given. */
    void take();

    /** From now on it also sends, steadily. */
    void sendSteadily();

    /** Sends this, once more until it has arrived. */
    void send(Parcel parcel) throws Exception;

    /** What it got so far, in order. */
    List<Received> received();

    /** From now on it sends nothing new. */
    void stopSending() throws InterruptedException;

    @Override
    void close() throws Exception;
}
