package org.flaghoist.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what each partner has sent, and so what must come of it. Thread-safe. */
final class Book {

    private final List<Letter> letters = new ArrayList<>();
    private final Map<String, Integer> due = new HashMap<>();
    private final Map<String, Map<NativeReceipt, Integer>> doubtful = new HashMap<>();

    /** A partner begins to send this, and will not stop before it has arrived. */
    synchronized void sending(Parcel parcel) {
        for (Letter letter : parcel.letters()) {
            letters.add(letter);
            // For whom a recall is cancelled is chance.
            int least = letter.isRecall() ? 1 : letter.receipts().size();
            due.merge(letter.sender(), least, Integer::sum);
        }
    }

    /** Whether it arrived the sender cannot know; it sends it again, and may get a second answer. */
    synchronized void doubtful(Parcel parcel) {
        for (Letter letter : parcel.letters()) {
            NativeReceipt answer = letter.again().receipts().get(0);
            doubtful.computeIfAbsent(letter.sender(), sender -> new HashMap<>()).merge(answer, 1, Integer::sum);
        }
    }

    /** How many receipts a sender must get for what it sent so far. */
    synchronized int due(String sender) {
        return due.getOrDefault(sender, 0);
    }

    synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** Receipts that may come, and how many of each, beyond those that must. */
    synchronized Map<NativeReceipt, Integer> possible(String sender) {
        return Map.copyOf(doubtful.getOrDefault(sender, Map.of()));
    }
}
