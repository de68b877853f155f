package org.flaghoist.faults;

import java.util.List;

/** A partner, played by the test: it sends, takes what it is given, and remembers all of it. */
sealed interface Party extends AutoCloseable permits JmsParty, SftpParty {

    String id();

    /** What it got so far, in order. */
    List<Received> received();

    /** From now on it sends nothing new. */
    void stopSending() throws InterruptedException;

    @Override
    void close() throws Exception;
}
