package org.flaghoist.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The copies that their recipients did not get since they were cancelled before, as the senders' receipts say. Which
 * these are is chance; what must hold for each is not.
 */
final class Withdrawn {

    private static final String REFUSED = "REFUSED";

    private final Set<Letter> cancelled;
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
        this.consumers = parties.stream()
                .filter(JmsParty.class::isInstance)
                .map(Party::id)
                .collect(Collectors.toSet());
        this.receipts = parties.stream().collect(Collectors.toMap(Party::id, Withdrawn::refused));
    }

    private static Set<NativeReceipt> refused(Party party) {
        Set<NativeReceipt> refused = new HashSet<>();
        party.received().stream()
                .map(Received::receipt)
                .filter(receipt -> receipt != null && receipt.status().equals(REFUSED))
                .forEach(refused::add);
        return refused;
    }

    private static String reference(Letter letter) {
        return letter.sender() + " " + letter.id();
    }

    boolean has(Letter letter, String recipient) {
        return letter.isFor(recipient)
                && cancelled.contains(letter)
                && receipts.getOrDefault(letter.sender(), Set.of()).contains(receipt(letter, REFUSED, recipient));
    }

    private static NativeReceipt receipt(Letter letter, String status, String recipient) {
        return new NativeReceipt(letter.id(), letter.revision(), status, recipient);
    }

    /** All receipts that the sender must get about it, no more. */
    List<NativeReceipt> receipts(Letter letter) {
        List<NativeReceipt> due = new ArrayList<>(letter.receipts());
        letter.last().keySet().stream()
                .filter(recipient -> has(letter, recipient))
                .forEach(recipient -> {
                    due.add(receipt(letter, REFUSED, recipient));
                    if (!consumers.contains(recipient)) {
                        due.remove(receipt(letter, "DELIVERED", recipient));
                    }
                });
        return due;
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
