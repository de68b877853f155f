package org.flaghoist.notification;

import java.nio.charset.Charset;

/**
 * How what is urgent of a partner looks.
 *
 * @param charset in which the partner writes
 */
public record UrgencyLook(Charset charset, UrgencySigns signs) {

    /** @param message its bytes, or the first of them */
    public Urgency of(byte[] message) {
        return signs.in(charset, message);
    }
}
