package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What follows from a field that a mapping does not move, or from a name in it that there is not, where that is said.
 *
 * @param said all faults that are said anyway
 */
record SaidMoves(List<String> said) {

    private static final Pattern FAULT = Pattern.compile("(?s)(.+?):[0-9]+: ([^:]+): (.*)");
    private static final Pattern BLAMED = Pattern.compile("(?:correct |is made by )(\\S*?)([a-z]+\\.jslt:[0-9]+)");
    private static final Pattern REQUIRED = Pattern.compile("(?s)(.+?):[0-9]+: ([^:]+)\\.required: SCHEMA: .*");
    private static final Pattern NOTHING = Pattern.compile(
            "(?s).+?:[0-9]+: (.+?): expected .*, got nothing; \\S.* is made by (\\S*?)([a-z]+\\.jslt):[0-9]+");

    private static final Pattern UNTOUCHED =
            Pattern.compile("(?s)(.*\\.jslt) (?:does not touch it;|touches neither it nor |touches it;).*");

    private static final Pattern ROW = Pattern.compile("(?s)(.+?):[0-9]+: field: '(.*)' is missing; .*");

    /** Those that are no more than what follows from others are left out. */
    static List<String> causes(List<String> findings) {
        SaidMoves said = new SaidMoves(findings);
        return findings.stream().filter(each -> !said.bring(each)).toList();
    }

    private boolean bring(String finding) {
        Matcher row = ROW.matcher(finding);
        return row.matches()
                && untouched(folder(row.group(1)), ".jslt")
                        .anyMatch(key -> path(key).equals(row.group(2)));
    }

    /** The names of a field, of its key. */
    private static String path(String key) {
        return key.replaceFirst("^[a-z]+\\.", "").replace(".members.", ".");
    }

    /** Whether a line about a sample says nothing more. */
    boolean explain(String line) {
        return isBlamed(line) || isRequired(line) || isNotMoved(line);
    }

    private boolean isBlamed(String line) {
        Matcher fault = FAULT.matcher(line);
        Matcher blamed = BLAMED.matcher(line);
        if (!fault.matches() || !blamed.find()) {
            return false;
        }
        Path folder = blamed.group(1).isEmpty() ? folder(fault.group(1)) : Path.of(blamed.group(1));
        String place = folder.resolve(blamed.group(2)) + ": ";
        return wrong(folder).anyMatch(each -> each.startsWith(place));
    }

    // An object that nothing is moved to is not there, either.
    private boolean isRequired(String line) {
        Matcher required = REQUIRED.matcher(line);
        return required.matches()
                && untouched(folder(required.group(1)), "out.jslt", "receipt.jslt", "picture.jslt")
                        .anyMatch(key -> (key + ".").startsWith(required.group(2) + "."));
    }

    private boolean isNotMoved(String line) {
        Matcher nothing = NOTHING.matcher(line);
        if (!nothing.matches()) {
            return false;
        }
        String jslt = nothing.group(3);
        String name = nothing.group(1).replaceFirst("(?s).*[/ ]", "").replaceFirst("\\[[0-9]+]$", "");
        // What is read has the hub's names.
        return untouched(Path.of(nothing.group(2)), jslt)
                .anyMatch(key -> jslt.equals("in.jslt") || key.endsWith("." + name));
    }

    /** The keys of the fields that these mappings do not move. */
    private Stream<String> untouched(Path folder, String... mappings) {
        return said.stream()
                .map(FAULT::matcher)
                .filter(fault -> fault.matches()
                        && fault.group(1).equals(folder.resolve("format.yaml").toString()))
                .filter(fault -> Stream.of(mappings).anyMatch(jslt -> isUntouched(fault.group(3), jslt)))
                .map(fault -> fault.group(2));
    }

    private static boolean isUntouched(String words, String jslt) {
        Matcher untouched = UNTOUCHED.matcher(words);
        return untouched.matches() && untouched.group(1).contains(jslt);
    }

    private Stream<String> wrong(Path folder) {
        return said.stream().filter(each -> {
            Matcher fault = FAULT.matcher(each);
            return fault.matches()
                    && folder(fault.group(1)).equals(folder)
                    && (fault.group(3).contains(" has no such ")
                            || UNTOUCHED.matcher(fault.group(3)).matches());
        });
    }

    private static Path folder(String file) {
        return Objects.requireNonNullElse(Path.of(file).getParent(), Path.of(""));
    }
}
