package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFault;

/**
 * What follows from a field that a mapping does not move, or from a name in it that there is not, where that is said.
 *
 * @param said all faults that are said anyway
 */
record SaidMoves(List<SetupFault> said) {

    private static final Pattern BLAMED = Pattern.compile("(?:correct |is made by )(\\S*?)([a-z]+\\.jslt):([0-9]+)");
    private static final Pattern NOTHING = Pattern.compile(
            "(?s).+?:[0-9]+: (.+?): expected .*, got nothing; \\S.* is made by (\\S*?)([a-z]+\\.jslt):[0-9]+");

    private static final Pattern UNTOUCHED =
            Pattern.compile("(?s)(.*\\.jslt) (?:does not touch it;|touches neither it nor |touches it;).*");

    private static final Pattern ROW = Pattern.compile("(?s)'(.*)' is missing; .*");

    /** @param said all faults that are said anyway */
    static SaidMoves of(List<String> said) {
        return new SaidMoves(SetupFault.all(said));
    }

    /** Those that are no more than what follows from others are left out. */
    static List<String> causes(List<String> findings) {
        SaidMoves said = of(findings);
        return findings.stream()
                .filter(each -> {
                    SetupFault fault = SetupFault.of(each);
                    return fault == null || !said.bring(fault);
                })
                .toList();
    }

    private boolean bring(SetupFault finding) {
        Matcher row = ROW.matcher(finding.message());
        return finding.key().equals("field")
                && row.matches()
                && untouched(finding.folder(), ".jslt")
                        .anyMatch(key -> path(key).equals(row.group(1)));
    }

    /** The names of a field, of its key. */
    private static String path(String key) {
        return key.replaceFirst("^[a-z]+\\.", "").replace(".members.", ".");
    }

    /** Whether a line about a sample says nothing more. */
    boolean explain(String line) {
        SetupFault fault = SetupFault.of(line);
        return isNotMoved(line) || (fault != null && (isBlamed(fault) || isRequired(fault)));
    }

    private boolean isBlamed(SetupFault fault) {
        Matcher blamed = BLAMED.matcher(fault.message());
        if (!blamed.find()) {
            return false;
        }
        Path folder = blamed.group(1).isEmpty() ? fault.folder() : Path.of(blamed.group(1));
        Path jslt = folder.resolve(blamed.group(2));
        int line = Integer.parseInt(blamed.group(3));
        return wrong(folder).anyMatch(each -> each.isOf(jslt) && each.line() == line);
    }

    // An object that nothing is moved to is not there, either.
    private boolean isRequired(SetupFault fault) {
        String required = WrittenFault.required(fault);
        return required != null
                && untouched(fault.folder(), "out.jslt", "receipt.jslt", "picture.jslt")
                        .anyMatch(key -> (key + ".").startsWith(required + "."));
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
                .filter(fault -> fault.isOf(folder.resolve("format.yaml")))
                .filter(fault -> Stream.of(mappings).anyMatch(jslt -> isUntouched(fault.message(), jslt)))
                .map(SetupFault::key);
    }

    private static boolean isUntouched(String words, String jslt) {
        Matcher untouched = UNTOUCHED.matcher(words);
        return untouched.matches() && untouched.group(1).contains(jslt);
    }

    private Stream<SetupFault> wrong(Path folder) {
        return said.stream()
                .filter(fault -> fault.folder().equals(folder)
                        && (fault.message().contains(" has no such ")
                                || UNTOUCHED.matcher(fault.message()).matches()));
    }
}
