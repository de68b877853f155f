package org.flaghoist.draft;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds in what was copied the words that are the other's own, so that people put theirs there. */
record OwnWords(LikedPartner like) {

    // Behind what is a member's name there is a colon.
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"(?! *:)");

    /** Those of one line, in quotes. */
    List<String> in(String line) {
        Set<String> own = own();
        return LITERAL.matcher(line)
                .results()
                .map(literal -> literal.group(1))
                .filter(own::contains)
                .map(word -> "'" + word + "'")
                .toList();
    }

    private Set<String> own() {
        Set<String> own = new TreeSet<>();
        like.words()
                .values()
                .forEach(rows -> rows.stream()
                        .filter(row -> !row.cell(0).equals(row.cell(1)))
                        .forEach(row -> own.add(row.cell(0))));
        like.words().values().forEach(rows -> rows.forEach(row -> own.remove(row.cell(1))));
        return own;
    }
}
