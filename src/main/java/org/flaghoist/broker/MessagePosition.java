package org.flaghoist.broker;

/**
 * A place in the order in which a broker has taken messages.
 *
 * @param node of the broker, whose numbers these are
 * @param number as the broker gives them: of two messages the later has the higher
 */
public record MessagePosition(String node, long number) {

    /** False where it is another broker's. */
    public boolean isAfter(MessagePosition other) {
        return node.equals(other.node) && number > other.number;
    }
}
