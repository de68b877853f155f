package org.flaghoist.demo;

import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.exchange.ExchangeListener.Delivered;
import org.flaghoist.exchange.ExchangeListener.Translated;

/** Counts what was heard, and lets the show wait for it. Thread-safe. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();
    private int answers;
    private long heard = System.nanoTime();

    synchronized void count(Translated event) {
        answers++;
        add("answers", event.answer().status().name());
        event.outcomes()
                .forEach(outcome -> add(outcome.recipient(), outcome.state().name()));
        heard();
    }

    synchronized void count(Delivered event) {
        add(event.recipient(), "FILES");
        heard();
    }

    synchronized int answers() {
        return answers;
    }

    /** @return false where fewer came in time */
    synchronized boolean awaitAnswers(int wanted, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; answers < wanted && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return answers >= wanted;
    }

    /** Returns when nothing has been heard for a while. */
    synchronized void awaitQuiet(long millis) throws InterruptedException {
        for (long left = millis; left > 0; left = (heard + millis * 1_000_000 - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    synchronized int of(String whose, String what) {
        return counts.getOrDefault(whose + " " + what, 0);
    }

    private void heard() {
        heard = System.nanoTime();
        notifyAll();
    }

    private void add(String whose, String what) {
        counts.merge(whose + " " + what, 1, Integer::sum);
    }
}
