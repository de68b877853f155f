package org.flaghoist.broker;

/**
 * How much of a partner's quota some of its messages take.
 *
 * @param percent may be above 100: what the hub sends is never refused
 * @param full whether nothing more is taken from the partner because of it
 */
public record QuotaUse(String partner, QuotaPart part, long percent, boolean full) {

    /** Which of its messages. */
    public enum QuotaPart {
        /** What it sent, and the hub has not handled yet or has rejected. */
        SENT,
        /** What is for it. */
        WAITING,
        /** What is for it, and people have to decide about. */
        UNDECIDED
    }

    /** As {@link SanitizerFactsMBean} gives it. */
    String line() {
        return String.join(" ", partner, part.name(), String.valueOf(percent), String.valueOf(full));
    }

    static QuotaUse of(Object line) {
        String[] words = line.toString().split(" ");
        return new QuotaUse(
                words[0], QuotaPart.valueOf(words[1]), Long.parseLong(words[2]), Boolean.parseBoolean(words[3]));
    }
}
