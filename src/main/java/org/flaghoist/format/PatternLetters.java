package org.flaghoist.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The letters of a pattern of a time, without what stands in quotes. Java takes many more than a time needs: what is
 * meant as text writes a number, and a year of two digits is read in one century alone.
 */
record PatternLetters(List<String> runs, List<String> words, boolean hasOffset) {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern RUN = Pattern.compile("([A-Za-z])\\1*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern FORM = Pattern.compile("uuuu|MM|dd|HH|mm|ss|H");
    private static final Set<String> OF_MOMENT = Set.of("u", "M", "d", "H", "h", "m", "s", "a", "x");
    private static final Set<String> OF_DAY = Set.of("u", "M", "d");
    private static final String TEXT_MONTH = "a month in English letters; write MM for its number";
    private static final String OFFSET = "an offset or zone; write xxx at the end for an offset";
    private static final String WEEK = "of a week, which tells no day of a month; write dd, MM and uuuu";
    private static final String WEEKDAY = "a day of the week; leave it out";
    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("y", "the year of an era; write uuuu for the year"),
            Map.entry("k", "the hour from 1 to 24; write HH"),
            Map.entry("K", "the hour from 0 to 11; write HH"),
            Map.entry("h", "the hour from 1 to 12; write HH"),
            Map.entry("Y", WEEK),
            Map.entry("w", WEEK),
            Map.entry("W", WEEK),
            Map.entry("e", WEEKDAY),
            Map.entry("c", WEEKDAY),
            Map.entry("E", WEEKDAY),
            Map.entry("L", TEXT_MONTH),
            Map.entry("G", "an era; leave it out"),
            Map.entry("S", "a fraction of a second; leave it out"),
            Map.entry("m", "the minute, which a day has not; write MM for the month"),
            Map.entry("Z", OFFSET),
            Map.entry("X", OFFSET),
            Map.entry("x", OFFSET),
            Map.entry("O", OFFSET),
            Map.entry("V", OFFSET),
            Map.entry("z", OFFSET));

    static PatternLetters of(String pattern) {
        String open = QUOTED.matcher(pattern).replaceAll("''");
        return new PatternLetters(all(RUN, open), all(WORD, open), open.endsWith("xxx"));
    }

    private static List<String> all(Pattern part, String open) {
        return part.matcher(open).results().map(MatchResult::group).toList();
    }

    /** What is wrong with a letter of a time, and what to write, or null. */
    @Nullable
    String faultOfMoment() {
        return fault(OF_MOMENT);
    }

    /** The same of a calendar day. */
    @Nullable
    String faultOfDay() {
        return fault(OF_DAY);
    }

    private @Nullable String fault(Set<String> known) {
        for (String run : runs) {
            String letter = run.substring(0, 1);
            if (letter.equals("u") && run.length() != 4) {
                return run + " is the year otherwise than by its four digits; write uuuu";
            }
            if (letter.equals("M") && run.length() > 2) {
                return run + " is " + TEXT_MONTH;
            }
            if ((!known.contains(letter) && !letter.equals("D")) || isOfNoUse(letter)) {
                return run + " is " + MEANING.getOrDefault(letter, "nothing that a time has; leave it out")
                        + ", or write " + quoted(run) + " in quotes where it is text";
            }
        }
        return null;
    }

    // Beside the hour of the day, that of half a day is text.
    private boolean isOfNoUse(String letter) {
        return switch (letter) {
            case "h" -> has("H");
            case "a" -> !has("h") || has("H");
            case "x" -> !hasOffset;
            default -> false;
        };
    }

    private boolean has(String letter) {
        return runs.stream().anyMatch(run -> run.startsWith(letter));
    }

    // A word such as Uhr is quoted as a whole.
    private String quoted(String run) {
        return words.stream()
                .filter(word -> word.contains(run) && !FORM.matcher(word).find())
                .findFirst()
                .map(word -> "'" + word + "'")
                .orElse("'" + run + "'");
    }
}
