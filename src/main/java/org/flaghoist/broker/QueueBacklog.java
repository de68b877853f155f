package org.flaghoist.broker;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.flaghoist.notification.Urgency;

/** What waits on a queue: in its memory, in its pages, and in the hands of a consumer that has not committed it. */
public record QueueBacklog(Queue queue) {

    Optional<Instant> oldest() {
        // In this order: what a consumer takes in between is then seen twice, not never.
        Collection<Message> first = first();
        Stream<Message> inHand = queue.getDeliveringMessages().values().stream()
                .flatMap(List::stream)
                .map(MessageReference::getMessage);
        return Stream.concat(first.stream(), inHand).map(QueueBacklog::came).min(Comparator.naturalOrder());
    }

    // What is only in the pages came after all that is in memory. It may be a million messages: to read them all, where
    // none is ROUTINE, took a core for seconds.
    private Collection<Message> first() {
        Collection<Message> inMemory = first(queue.iterator());
        return inMemory.isEmpty() ? head().stream().toList() : inMemory;
    }

    // Of each urgency the first: what is urgent lies before what may be older.
    private static Collection<Message> first(LinkedListIterator<MessageReference> inMemory) {
        Map<Integer, Message> first = new HashMap<>();
        try (inMemory) {
            while (inMemory.hasNext() && !first.containsKey(Urgency.ROUTINE.priority())) {
                Message next = inMemory.next().getMessage();
                first.putIfAbsent((int) next.getPriority(), next);
            }
        }
        return first.values();
    }

    // Not peekFirstMessage, which does not see what is only in the pages.
    private Optional<Message> head() {
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
