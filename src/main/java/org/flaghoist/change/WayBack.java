package org.flaghoist.change;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.release.HandlingCode;
import org.flaghoist.release.Level;
import org.jspecify.annotations.Nullable;

/**
 * What one person alone may have hubs go back from: files of a partner's own folder that say how its words are read and
 * written, and no level or handling code. Two may have narrowed by any other who is given what.
 */
final class WayBack {

    private static final Pattern OWN = Pattern.compile("mappings/[^/]+/(?:format\\.yaml|[^/]+\\.jslt|[^/]+(\\.csv))");
    private static final Pattern CELL_END = Pattern.compile("[;\\r\\n]");
    private static final Set<String> GRADES = Stream.concat(
                    Arrays.stream(Level.values()), Arrays.stream(HandlingCode.values()))
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private WayBack() {}

    static boolean needsTwo(List<ChangedFile> files) {
        return !files.stream().allMatch(WayBack::isOfOne);
    }

    // The tables of all partners are in a folder beside theirs, and are of no one.
    private static boolean isOfOne(ChangedFile file) {
        Matcher own = OWN.matcher(file.path());
        return own.matches()
                && !file.path().startsWith("mappings/codes/")
                && (own.group(1) == null || !(hasGrade(file.before()) || hasGrade(file.after())));
    }

    private static boolean hasGrade(@Nullable String table) {
        return table != null && CELL_END.splitAsStream(table).map(String::strip).anyMatch(GRADES::contains);
    }
}
