package org.flaghoist.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Compares what the partners got with what the book says they must get. */
final class Reckoning {

    private final List<Letter> letters;
    private final Book book;
    private final List<Party> parties;
    private final List<String> faults = new ArrayList<>();

    Reckoning(Book book, List<Party> parties) {
        this.book = book;
        this.letters = book.letters();
        this.parties = parties;
    }

    /** All that is lost, doubled, out of order or not due, in words. */
    List<String> faults() {
        faults.clear();
        Withdrawn withdrawn = new Withdrawn(letters, parties);
        faults.addAll(withdrawn.faults());
        for (Party party : parties) {
            List<Received> received = party.received();
            copies(party.id(), received, withdrawn);
            order(party.id(), received);
            receipts(party.id(), received, withdrawn);
            answersFirst(party.id(), received);
        }
        return List.copyOf(faults);
    }

    private void copies(String recipient, List<Received> received, Withdrawn withdrawn) {
        Map<Copy, Integer> due = new LinkedHashMap<>();
        letters.stream()
                .filter(letter -> letter.isFor(recipient) && !withdrawn.has(letter, recipient))
                .forEach(letter -> due.put(letter.copy(), 1));
        compare("copy for " + recipient, due, count(received, Received::copy), Map.of());
    }

    private void receipts(String sender, List<Received> received, Withdrawn withdrawn) {
        Map<NativeReceipt, Integer> due = new LinkedHashMap<>();
        letters.stream()
                .filter(letter -> letter.sender().equals(sender))
                .flatMap(letter -> withdrawn.receipts(letter).stream())
                .forEach(receipt -> due.merge(receipt, 1, Integer::sum));
        compare("receipt for " + sender, due, count(received, Received::receipt), book.possible(sender));
    }

    private static <T> Map<T, Integer> count(List<Received> received, Function<Received, T> what) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        received.stream().map(what).filter(Objects::nonNull).forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts;
    }

    private <T> void compare(String what, Map<T, Integer> due, Map<T, Integer> there, Map<T, Integer> possible) {
        Set<T> all = new HashSet<>(due.keySet());
        all.addAll(there.keySet());
        for (T each : all) {
            int least = due.getOrDefault(each, 0);
            int most = least + possible.getOrDefault(each, 0);
            int count = there.getOrDefault(each, 0);
            if (count < least) {
                faults.add("lost: %s %s, %d of %d".formatted(what, each, count, least));
            } else if (count > most) {
                faults.add("too often: %s %s, %d of %d".formatted(what, each, count, most));
            }
        }
    }

    /** Each sender's notifications must come in the order in which it sent them, within a lane and a reference. */
    private void order(String recipient, List<Received> received) {
        Map<Copy, Letter> due = new HashMap<>();
        Map<Copy, Integer> sent = new HashMap<>();
        letters.stream()
                .filter(letter -> letter.isFor(recipient) && letter.isInOrder())
                .forEach(letter -> {
                    due.put(letter.copy(), letter);
                    sent.put(letter.copy(), sent.size());
                });
        Map<String, Received> last = new HashMap<>();
        for (Received each : received) {
            if (each.copy() != null && sent.containsKey(each.copy())) {
                due.get(each.copy()).orders().forEach(order -> compare(recipient, sent, last.put(order, each), each));
            }
        }
    }

    private void compare(String recipient, Map<Copy, Integer> sent, Received before, Received each) {
        if (before != null && before.order() < each.order() && sent.get(before.copy()) > sent.get(each.copy())) {
            faults.add("out of order: %s got %s after %s".formatted(recipient, each.copy(), before.copy()));
        }
    }

    /** What became of a notification is answered after whether it was accepted. */
    private void answersFirst(String sender, List<Received> received) {
        Map<Copy, Long> answered = new HashMap<>();
        for (Received each : received) {
            if (each.receipt() != null) {
                Copy about =
                        new Copy(sender, each.receipt().id(), each.receipt().revision());
                if (each.receipt().recipient().isEmpty()) {
                    answered.putIfAbsent(about, each.order());
                } else if (answered.getOrDefault(about, Long.MAX_VALUE) > each.order()
                        && received.stream().noneMatch(other -> isAnswer(other, each))) {
                    faults.add("before its answer: %s got %s".formatted(sender, each.receipt()));
                }
            }
        }
    }

    private static boolean isAnswer(Received other, Received each) {
        return other.receipt() != null
                && other.receipt().recipient().isEmpty()
                && other.order() <= each.order()
                && other.receipt().id().equals(each.receipt().id())
                && other.receipt().revision() == each.receipt().revision();
    }
}
