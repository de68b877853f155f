package org.flaghoist.pgp;

import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** What is wrong with a protected file concerns all of it: nothing in it has a place that the partner knows. */
final class FileFault {

    private FileFault() {}

    static Rejection of(FaultCode code, String detail) {
        return new Rejection(code, "0", null, detail);
    }
}
