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
            order(party, received);
            receipts(party.id(), received, withdrawn);
            answersFirst(party.id(), received);
        }
        return List.copyOf(faults);
    }

    private void copies(String recipient, List<Received> received, Withdrawn withdrawn) {
        Map<Copy, Integer> due = new LinkedHashMap<>();
        letters.stream()
                .filter(letter -> withdrawn.leaves(letter, recipient))
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

    /** A notification that has a place among those of its sender. */
    private record Placed(Letter letter, int sent, Kind kind) {

        String reference() {
            return letter.sender() + " " + letter.id();
        }
    }

    /** Those of a sender that may overtake the same. */
    private record Kind(String sender, Overtaking overtaking) {}

    /** One that came, of its kind the last by when it was sent. */
    private record Furthest(Placed placed, long order) {

        Furthest orFurther(Furthest other) {
            return other.placed.sent() > placed.sent() ? other : this;
        }
    }

    /**
     * Each sender's notifications must come in the order in which it sent them, but for what may overtake; and each
     * revision after the earlier ones, also a recall's cancellation, which has no other place.
     */
    private void order(Party party, List<Received> received) {
        boolean hasLanes = party instanceof SftpParty;
        Map<Copy, Placed> placed = placed(party.id());
        Map<Kind, Furthest> furthest = new HashMap<>();
        Map<String, Furthest> revisions = new HashMap<>();
        for (Received each : received) {
            Placed now = each.copy() == null ? null : placed.get(each.copy());
            if (now != null) {
                Furthest here = new Furthest(now, each.order());
                if (now.letter().isInOrder()) {
                    among(party.id(), hasLanes, furthest, here);
                }
                Furthest earlier = revisions.put(now.reference(), here);
                if (earlier != null) {
                    compare(party.id(), earlier, here);
                }
            }
        }
    }

    private void among(String recipient, boolean hasLanes, Map<Kind, Furthest> furthest, Furthest here) {
        Kind own = here.placed().kind();
        furthest.forEach((kind, before) -> {
            if (kind.sender().equals(own.sender()) && !kind.overtaking().mayOvertake(own.overtaking(), hasLanes)) {
                compare(recipient, before, here);
            }
        });
        furthest.merge(own, here, Furthest::orFurther);
    }

    private Map<Copy, Placed> placed(String recipient) {
        Map<Copy, Placed> placed = new HashMap<>();
        Map<String, List<Letter>> revisions = new HashMap<>();
        for (Letter letter : letters) {
            if (letter.answer().equals("ACCEPTED")) {
                List<Letter> until =
                        revisions.computeIfAbsent(letter.sender() + " " + letter.id(), one -> new ArrayList<>());
                until.add(letter);
                if (letter.isFor(recipient) && (letter.isInOrder() || letter.isRecall())) {
                    placed.put(
                            letter.copy(),
                            new Placed(letter, placed.size(), new Kind(letter.sender(), Overtaking.of(until))));
                }
            }
        }
        return placed;
    }

    private void compare(String recipient, Furthest before, Furthest here) {
        if (before.order() < here.order()
                && before.placed().sent() > here.placed().sent()) {
            faults.add("out of order: %s got %s after %s"
                    .formatted(
                            recipient,
                            here.placed().letter().copy(),
                            before.placed().letter().copy()));
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
