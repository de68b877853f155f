package org.flaghoist.index;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What links nothing, since too many have it: {@code link-stop-list.csv}, in the forms that are compared. */
final class LinkStopList {

    private static final String FILE = "/link-stop-list.csv";

    private final Set<String> all;

    private LinkStopList(Set<String> all) {
        this.all = all;
    }

    static LinkStopList read() {
        return new LinkStopList(new HashSet<>(CsvLines.of(FILE)));
    }

    boolean has(LinkKind kind, String form) {
        return all.contains(kind.name() + "," + form);
    }

    /** Whether there is nothing else; numbers and single letters are nothing. */
    boolean hasAll(LinkKind kind, List<String> words) {
        return words.stream().allMatch(word -> word.length() == 1 || isNumber(word) || has(kind, word));
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
