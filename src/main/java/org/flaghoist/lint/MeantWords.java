package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.notification.MeantName;

/**
 * Which word of a schema is meant by a word that it does not list: one that is written nearly so; or, where as many are
 * left of both, one of these.
 *
 * @param byWord what is meant by a word, as people read it; nothing of others
 * @param left words of the schema that none is meant to be
 */
record MeantWords(Map<String, String> byWord, Set<String> left) {

    /** A word that is written, and where that stands. */
    record WrittenWord(Path file, int line, String key, String word) {}

    /** @param unknown words of the schema that the table does not have */
    static MeantWords of(Iterable<WrittenWord> unlisted, Set<String> unknown) {
        Map<String, String> byWord = new HashMap<>();
        Set<String> left = new TreeSet<>(unknown);
        List<String> others = new ArrayList<>();
        for (WrittenWord written : unlisted) {
            String meant = MeantName.of(written.word(), left);
            if (meant == null) {
                others.add(written.word());
            } else {
                byWord.put(written.word(), meant);
                left.remove(meant);
            }
        }
        if (!left.isEmpty() && others.size() == left.size()) {
            others.forEach(word -> byWord.put(word, String.join(" or ", left)));
            left.clear();
        }
        return new MeantWords(byWord, left);
    }
}
