package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds in what was copied the words that are the other's own, so that people put theirs there. */
record OwnWords(LikedPartner like) {

    // Behind what is a member's name there is a colon.
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"(?! *:)");

    /** Each place, as file and line with the word. */
    List<String> in(Path file, String text) {
        Set<String> own = own();
        List<String> places = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            LITERAL.matcher(lines.get(i))
                    .results()
                    .map(literal -> literal.group(1))
                    .filter(own::contains)
                    .forEach(word -> places.add(file + ":" + line + ": '" + word + "'"));
        }
        return places;
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
