package org.flaghoist.mapping;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What became of the words met last, as ICU takes longer for one than all else that is done with it. They are words
 * alone, in no order and of no message in particular, but some are of persons: so they are few, in memory only, and all
 * forgotten once they are as many as may be. Thread-safe.
 */
final class RewrittenWords {

    private static final int MOST = 1000;
    private static final int LONGEST = 40;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** @param rewriting gives the same for the same word, whatever stands beside it */
    String of(String word, UnaryOperator<String> rewriting) {
        if (word.length() > LONGEST) {
            return rewriting.apply(word);
        }
        String before = known.get(word);
        if (before != null) {
            return before;
        }
        String rewritten = rewriting.apply(word);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(word, rewritten);
        return rewritten;
    }
}
