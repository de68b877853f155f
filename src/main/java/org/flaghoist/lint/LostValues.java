package org.flaghoist.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flaghoist.mapping.MappingLines.MadePlace;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/**
 * Says of a partner's values which a mapping loses, with the line that would move each, and of the rows of
 * {@code not-carried.csv} which excuse nothing.
 *
 * @param mappings the folder of all
 */
record LostValues(Path mappings, String partner, NotCarried notCarried, SetupFaults found) {

    /** The case of what is not written. */
    static final String WRITTEN = "out";

    private static final String OUT = "out.jslt";

    private record Case(String when, String what, String jslt) {}

    /** What of the hub's members does not show in what is written, and what does. */
    void written(Set<String> not, Set<String> carried) throws IOException {
        compare(new Case(WRITTEN, "changes nothing in what is written", OUT), not, carried);
    }

    /** What of the partner's fields does not show in what is read, and what does. */
    void read(Set<String> not, Set<String> carried) throws IOException {
        compare(new Case("in", "changes nothing in what is read", "in.jslt"), not, carried);
    }

    /** What of the hub's members is another when what is written is read again, and what is the same. */
    void readAgain(Set<String> not, Set<String> carried) throws IOException {
        compare(new Case("alone", "does not come back when what is written is read again", OUT), not, carried);
    }

    private void compare(Case when, Set<String> not, Set<String> carried) throws IOException {
        Map<String, Integer> rows = notCarried.lines(when.when());
        Set<String> unsaid = MemberSets.without(not, rows.keySet());
        if (!unsaid.isEmpty()) {
            byPlace(when, unsaid, carried).forEach((place, members) -> lost(when, place, members));
        }
        rows.forEach((member, line) -> {
            if (carried.contains(member)) {
                found.add(
                        notCarried.file(),
                        line,
                        member,
                        "is carried, as the samples with '" + MaximalFiles.MARK
                                + "' in their names show, so the row would hide"
                                + " that it is lost one day; remove it");
            }
        });
    }

    // By line, since what is lost together has one cause.
    private Map<LosingLine, Set<String>> byPlace(Case when, Set<String> unsaid, Set<String> carried)
            throws IOException {
        MovedPlaces places = MovedPlaces.of(mappings, partner);
        Map<LosingLine, Set<String>> byPlace = new TreeMap<>();
        for (String member : unsaid) {
            String whole = whole(member, carried);
            MadePlace place = when.jslt().equals(OUT) ? places.written(whole) : places.read(whole);
            byPlace.computeIfAbsent(LosingLine.of(place), none -> new TreeSet<>())
                    .add(member);
        }
        return byPlace;
    }

    /** The outermost object or list around a value of which nothing is carried; else the value. */
    private static String whole(String member, Set<String> carried) {
        String whole = member;
        for (int end = member.lastIndexOf('/'); end > 0; end = member.lastIndexOf('/', end - 1)) {
            String around = member.substring(0, end);
            if (carried.stream().anyMatch(other -> other.startsWith(around + "/"))) {
                return whole;
            }
            whole = around;
        }
        return whole;
    }

    private void lost(Case when, LosingLine place, Set<String> members) {
        String row = notCarried.file() + ": " + when.when() + ";"
                + (members.size() == 1 ? members.iterator().next() : "<member>") + ";<reason>";
        String all = MemberSets.named(members);
        found.add(
                mappings.resolve(partner).resolve(when.jslt()),
                place.line(),
                place.words().isEmpty() ? all : place.words(),
                "in the samples with '" + MaximalFiles.MARK + "' in their names "
                        + (place.words().isEmpty() ? "it " + when.what() : "this " + when.what() + ": " + all)
                        + "; move it" + (place.words().isEmpty() ? "" : " here") + ", or say so in " + row);
    }

    /** @param words empty where nothing of the mapping is known to make it */
    private record LosingLine(int line, String words) implements Comparable<LosingLine> {

        static LosingLine of(@Nullable MadePlace made) {
            return made == null ? new LosingLine(1, "") : new LosingLine(made.line(), made.words());
        }

        @Override
        public int compareTo(LosingLine other) {
            int lines = Integer.compare(line, other.line);
            return lines == 0 ? words.compareTo(other.words) : lines;
        }
    }
}
