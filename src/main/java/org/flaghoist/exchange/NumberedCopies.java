package org.flaghoist.exchange;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.ReadyMessage;
import org.flaghoist.sequence.CopyNumbers;
import org.flaghoist.sequence.NumberedCopy;

/** Gives copies their numbers, by which a recipient sees whether one is missing. */
public final class NumberedCopies {

    private final CopyNumbers numbers;

    public NumberedCopies(CopyNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Numbers the copies among messages that were made of what came in.
     *
     * @param again where that came before: each copy then has the number that it had
     */
    public void number(List<ReadyMessage> messages, boolean again) throws JMSException {
        if (again) {
            numbers.beginAgain(entries(messages));
        }
        Map<NumberedCopy, Message> copies = new LinkedHashMap<>();
        for (ReadyMessage ready : messages) {
            Message message = ready.message();
            if (isCopy(message)) {
                copies.put(copy(ready.queue(), message), message);
            }
        }
        Map<NumberedCopy, Long> given = numbers.give(new ArrayList<>(copies.keySet()), !again);
        for (Map.Entry<NumberedCopy, Message> each : copies.entrySet()) {
            Long number = Objects.requireNonNull(given.get(each.getKey()));
            each.getValue().setLongProperty(HubProperties.SEQUENCE, number);
        }
    }

    private static boolean isCopy(Message message) throws JMSException {
        String kind = message.getStringProperty(HubProperties.KIND);
        return kind != null && OutboundMessage.Kind.valueOf(kind).isCopy();
    }

    private static Set<Long> entries(List<ReadyMessage> messages) throws JMSException {
        Set<Long> entries = new TreeSet<>();
        for (ReadyMessage ready : messages) {
            if (ready.message().propertyExists(HubProperties.ENTRY)) {
                entries.add(ready.message().getLongProperty(HubProperties.ENTRY));
            }
        }
        return entries;
    }

    private static NumberedCopy copy(String queue, Message message) throws JMSException {
        return new NumberedCopy(
                message.getStringProperty(HubProperties.SENDER),
                message.getLongProperty(HubProperties.ENTRY),
                OutboundMessage.recipient(message, queue));
    }

    /** Numbers what comes of a decision of people; a copy that had a number keeps it. Within their transaction. */
    public List<Outgoing> decided(List<Outgoing> messages) {
        Map<NumberedCopy, Long> given = numbers.give(
                messages.stream()
                        .filter(Outgoing::isCopy)
                        .map(NumberedCopies::copy)
                        .toList(),
                false);
        return messages.stream()
                .map(each -> each.isCopy() ? each.with(HubProperties.SEQUENCE, given.get(copy(each))) : each)
                .toList();
    }

    public Outgoing decided(Outgoing message) {
        return decided(List.of(message)).get(0);
    }

    private static NumberedCopy copy(Outgoing copy) {
        return new NumberedCopy(
                (String) Objects.requireNonNull(copy.properties().get(HubProperties.SENDER)),
                (Long) Objects.requireNonNull(copy.properties().get(HubProperties.ENTRY)),
                copy.recipient());
    }
}
