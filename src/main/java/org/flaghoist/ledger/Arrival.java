package org.flaghoist.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One message as it came in, before anything was read in it.
 *
 * @param sender the partner whose queue or server it came from
 * @param messageKey what the broker calls this message, unique for good: the broker's node id and its number of the
 *     message. The number alone starts again with a new journal, and would then name another message's entry
 * @param original the sender's own bytes; of what is too large only the beginning
 * @param cut whether it is only the beginning
 * @param file the name of the file it was cut from; null for a JMS message
 * @param number its number in that file, from 1; 0 for a file as a whole; 1 for a JMS message
 * @param origin the entry that an operator had sent into the hub again as this; null for what the partner sent
 * @param testRun which of its sender's test runs it belongs to, from 1; 0 where it is live
 */
public record Arrival(
        String sender,
        String messageKey,
        byte[] original,
        boolean cut,
        @Nullable String file,
        int number,
        @Nullable Long origin,
        int testRun) {

    /** What the partner sent live. */
    public Arrival(String sender, String messageKey, byte[] original, @Nullable String file, int number) {
        this(sender, messageKey, original, false, file, number, null, 0);
    }

    /** The same, where its bytes are only the beginning of what was sent. */
    public Arrival cut(boolean cut) {
        return new Arrival(sender, messageKey, original, cut, file, number, origin, testRun);
    }

    public Arrival inTestRun(int testRun) {
        return new Arrival(sender, messageKey, original, cut, file, number, origin, testRun);
    }

    public Arrival from(@Nullable Long origin) {
        return new Arrival(sender, messageKey, original, cut, file, number, origin, testRun);
    }
}
