package org.flaghoist.broker;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;

/** What waits on a queue: in its memory, in its pages, and in the hands of a consumer that has not committed it. */
public record QueueBacklog(Queue queue) {

    Optional<Instant> oldest() {
        // In this order: what a consumer takes in between is then seen twice, not never.
        Stream<Message> first = first().stream();
        Stream<Message> inHand = queue.getDeliveringMessages().values().stream()
                .flatMap(List::stream)
                .map(MessageReference::getMessage);
        return Stream.concat(first, inHand).map(QueueBacklog::came).min(Comparator.naturalOrder());
    }

    // Not peekFirstMessage, which knows nothing of what is only in the pages.
    private Optional<Message> first() {
        try (LinkedListIterator<MessageReference> messages = queue.browserIterator()) {
            return messages.hasNext() ? Optional.of(messages.next().getMessage()) : Optional.empty();
        }
    }

    /**
     * When it came to the broker; where it was there before the broker stamped them, when its sender says that it was
     * sent.
     */
    public static Instant came(Message message) {
        Long stamped = message.getIngressTimestamp();
        return Instant.ofEpochMilli(stamped == null ? message.getTimestamp() : stamped);
    }
}
