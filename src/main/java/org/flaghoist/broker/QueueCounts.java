package org.flaghoist.broker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How it stands with a queue.
 *
 * @param messages those in hand included
 * @param taken how many were taken from it for good since the broker started
 */
record QueueCounts(long messages, int consumers, long taken) {

    /** Without those that the hub moved to another queue, to which nothing else comes. */
    QueueCounts without(JsonNode movedTo) {
        return new QueueCounts(
                messages, consumers, taken - movedTo.required("messagesAdded").asLong());
    }

    /** @param queue as the broker's management lists it: all its values are texts */
    static QueueCounts of(JsonNode queue) {
        return new QueueCounts(
                queue.required("messageCount").asLong(),
                queue.required("consumerCount").asInt(),
                queue.required("messagesAcked").asLong());
    }
}
