package org.flaghoist.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The copies that their recipients did not get since they were cancelled or recalled before, as the senders' receipts
 * say. Which these are is chance; what must hold for each is not.
 */
final class Withdrawn {

    private static final String REFUSED = "REFUSED";
    private static final String DELIVERED = "DELIVERED";

    private final Set<Letter> cancelled;
    private final Set<String> recalled;
    private final Set<String> consumers;
    private final Map<String, Set<NativeReceipt>> receipts;

    Withdrawn(List<Letter> letters, List<Party> parties) {
        Set<String> references = letters.stream()
                .filter(letter -> letter.cancels() && letter.answer().equals("ACCEPTED"))
                .map(Withdrawn::reference)
                .collect(Collectors.toSet());
        this.cancelled = letters.stream()
                .filter(letter -> references.contains(reference(letter)))
                .collect(Collectors.toSet());
        this.recalled = letters.stream()
                .filter(Letter::isRecall)
                .map(Withdrawn::reference)
                .collect(Collectors.toSet());
        this.consumers = parties.stream()
                .filter(JmsParty.class::isInstance)
                .map(Party::id)
                .collect(Collectors.toSet());
        this.receipts = parties.stream().collect(Collectors.toMap(Party::id, Withdrawn::receipts));
    }

    private static Set<NativeReceipt> receipts(Party party) {
        Set<NativeReceipt> receipts = new HashSet<>();
        party.received().stream()
                .map(Received::receipt)
                .filter(Objects::nonNull)
                .forEach(receipts::add);
        return receipts;
    }

    private static String reference(Letter letter) {
        return letter.sender() + " " + letter.id();
    }

    boolean has(Letter letter, String recipient) {
        return letter.isFor(recipient) && cancelled.contains(letter) && isAnswered(letter, REFUSED, recipient);
    }

    /** A recall's cancellation is not made for who has nothing of what it cancels. */
    boolean isLeftOut(Letter letter, String recipient) {
        return letter.isRecall()
                && isNeedless(letter, recipient)
                && !isAnswered(letter, REFUSED, recipient)
                && !isAnswered(letter, DELIVERED, recipient);
    }

    /** Whether a recipient must get it. */
    boolean leaves(Letter letter, String recipient) {
        return letter.isFor(recipient) && !has(letter, recipient) && !isLeftOut(letter, recipient);
    }

    private boolean isAnswered(Letter letter, String status, String recipient) {
        return receipts.getOrDefault(letter.sender(), Set.of()).contains(receipt(letter, status, recipient));
    }

    private static NativeReceipt receipt(Letter letter, String status, String recipient) {
        return new NativeReceipt(letter.id(), letter.revision(), status, recipient);
    }

    /** All receipts that the sender must get about it, no more. */
    List<NativeReceipt> receipts(Letter letter) {
        List<NativeReceipt> due = new ArrayList<>(letter.receipts());
        for (String recipient : letter.last().keySet()) {
            if (has(letter, recipient)) {
                due.add(receipt(letter, REFUSED, recipient));
            }
            if (isLeftOut(letter, recipient) || (has(letter, recipient) && !isDelivered(letter, recipient))) {
                due.remove(receipt(letter, DELIVERED, recipient));
            }
        }
        return due;
    }

    // What is recalled may be withdrawn before it comes to its queue.
    private boolean isDelivered(Letter letter, String recipient) {
        return consumers.contains(recipient)
                && (!recalled.contains(reference(letter)) || isAnswered(letter, DELIVERED, recipient));
    }

    /** How many receipts a sender gets more than one for each copy. */
    int more(String sender) {
        return cancelled.stream()
                .filter(letter -> letter.sender().equals(sender))
                .mapToInt(letter -> receipts(letter).size() - letter.receipts().size())
                .sum();
    }

    /** Cancellations that did not come to somebody who has what they cancel. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Letter letter : cancelled) {
            for (String recipient : letter.last().keySet()) {
                if (letter.cancels() && has(letter, recipient) && !isNeedless(letter, recipient)) {
                    faults.add("lost: %s did not get the cancellation %s".formatted(recipient, letter.copy()));
                }
            }
        }
        return faults;
    }

    private boolean isNeedless(Letter cancellation, String recipient) {
        return cancelled.stream()
                .filter(letter -> reference(letter).equals(reference(cancellation))
                        && letter.revision() < cancellation.revision()
                        && letter.answer().equals("ACCEPTED")
                        && letter.isFor(recipient))
                .allMatch(letter -> has(letter, recipient));
    }
}
