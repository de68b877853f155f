package org.flaghoist.notification;

import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a message that is urgent is known at sight, without being read. Where it is wrong, nothing is lost but that
 * the message waits in its turn, or is looked at twice.
 *
 * @param immediate what such a message has somewhere; null for nothing
 * @param priority likewise
 */
public record UrgencySigns(
        @Nullable Pattern immediate, @Nullable Pattern priority) {

    private static final int LOOKED_AT = 64 * 1024;

    /** @param message of which the beginning is looked at */
    public Urgency in(Charset charset, byte[] message) {
        String text = new String(message, 0, Math.min(message.length, LOOKED_AT), charset);
        if (isIn(text, immediate)) {
            return Urgency.IMMEDIATE;
        }
        return isIn(text, priority) ? Urgency.PRIORITY : Urgency.ROUTINE;
    }

    private static boolean isIn(String text, @Nullable Pattern pattern) {
        return pattern != null && pattern.matcher(text).find();
    }
}
