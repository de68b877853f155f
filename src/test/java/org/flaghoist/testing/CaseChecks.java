package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowingConsumer;

/** The steps of a case that look at a text, or at lines. Each is an operation and a text, as {@code has 3 faults}. */
final class CaseChecks {

    private static final Pattern FINDING = Pattern.compile("[^ ]+:[0-9]+: .*");

    private CaseChecks() {}

    /** Lines about faults, but for those that have {@code anyway}. */
    static List<String> findings(String out, String anyway) {
        return out.lines()
                .filter(line -> FINDING.matcher(line).matches() && !line.endsWith("; no fault"))
                .filter(line -> anyway.isEmpty() || !line.contains(anyway))
                .toList();
    }

    static void text(String text, List<String> checks) {
        for (String check : checks) {
            String value = value(check);
            switch (operation(check)) {
                case "has" -> assertThat(text).contains(value);
                case "lacks" -> assertThat(text).doesNotContain(value);
                case "once" -> assertThat(text).containsOnlyOnce(value);
                case "starts" -> assertThat(text).startsWith(value);
                case "ends" -> assertThat(text).endsWith(value);
                case "is" -> assertThat(text).isEqualTo(value);
                case "isNot" -> assertThat(text).isNotEqualTo(value);
                case "like" -> assertThat(text).containsPattern(value);
                case "unlike" -> assertThat(text).doesNotContainPattern(value);
                case "matches" -> assertThat(text).matches(value);
                case "empty" -> assertThat(text).isEmpty();
                default -> throw new IllegalArgumentException("no check '" + check + "'");
            }
        }
    }

    static List<String> among(List<String> lines, List<String> checks) {
        return lines.stream().filter(all(checks)).toList();
    }

    static void lines(String which, List<String> lines, List<String> words) {
        switch (which) {
            case "one" -> {
                assertThat(lines).hasSize(1);
                text(lines.get(0), words);
            }
            case "firstLine" -> text(lines.get(0), words);
            case "lastLine" -> text(lines.get(lines.size() - 1), words);
            case "any" -> assertThat(lines).as("any %s", words).anyMatch(all(words));
            case "none" -> assertThat(lines).as("none %s", words).noneMatch(all(words));
            case "every" -> {
                assertThat(lines).isNotEmpty();
                lines.forEach(line -> text(line, words));
            }
            case "moreThan" -> assertThat(lines).hasSizeGreaterThan(Integer.parseInt(words.get(0)));
            case "fewerThan" -> assertThat(lines).hasSizeLessThan(Integer.parseInt(words.get(0)));
            case "count" -> assertThat(lines).hasSize(Integer.parseInt(words.get(0)));
            case "some" -> assertThat(lines).isNotEmpty();
            case "nothing" -> assertThat(lines).isEmpty();
            case "inOrder" -> assertThat(lines).satisfiesExactly(each(words));
            case "inAnyOrder" -> assertThat(lines).satisfiesExactlyInAnyOrder(each(words));
            case "exactly" -> assertThat(lines).containsExactlyElementsOf(words);
            case "anyOrder" -> assertThat(lines).containsExactlyInAnyOrderElementsOf(words);
            default -> throw new IllegalArgumentException("no step '" + which + "'");
        }
    }

    @SuppressWarnings("unchecked")
    private static ThrowingConsumer<String>[] each(List<String> checks) {
        return checks.stream()
                .map(check -> (ThrowingConsumer<String>) line -> text(line, List.of(check)))
                .toArray(ThrowingConsumer[]::new);
    }

    private static Predicate<String> all(List<String> checks) {
        return line -> checks.stream().allMatch(check -> holds(line, check));
    }

    private static boolean holds(String line, String check) {
        try {
            text(line, List.of(check));
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static String operation(String check) {
        return (check + " ").substring(0, (check + " ").indexOf(' '));
    }

    private static String value(String check) {
        return check.substring(Math.min(check.length(), operation(check).length() + 1));
    }
}
