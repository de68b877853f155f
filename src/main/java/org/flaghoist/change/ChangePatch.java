package org.flaghoist.change;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a change does to its files as a unified difference, for people, {@code git apply} and {@code patch -p1}. */
public final class ChangePatch {

    private static final int CONTEXT = 3;
    private static final String NO_END = "\\ No newline at end of file";
    private static final String NONE = "/dev/null";

    private ChangePatch() {}

    /** Of all its files. */
    public static String of(List<ChangedFile> files) {
        return files.stream().map(ChangePatch::of).collect(Collectors.joining());
    }

    /** Of one, for people: of a file that has become another one only how long both are. */
    public static String shown(ChangedFile file) {
        List<String> before = lines(file.before());
        List<String> after = lines(file.after());
        Patch<String> differences = LineSteps.between(before, after);
        return differences == null
                ? head(file)
                        + "too different to show; %d lines before, %d after; 'flaghoist change patch' has both\n"
                                .formatted(before.size(), after.size())
                : text(file, before, differences);
    }

    /** Of one. */
    public static String of(ChangedFile file) {
        List<String> before = lines(file.before());
        List<String> after = lines(file.after());
        Patch<String> differences = LineSteps.between(before, after);
        return text(file, before, differences == null ? allOther(before, after) : differences);
    }

    private static Patch<String> allOther(List<String> before, List<String> after) {
        Patch<String> all = new Patch<>();
        all.addDelta(new ChangeDelta<>(new Chunk<>(0, before), new Chunk<>(0, after)));
        return all;
    }

    private static String head(ChangedFile file) {
        String path = file.path();
        StringBuilder patch = new StringBuilder("diff --git a/%1$s b/%1$s\n".formatted(path));
        if (file.before() == null) {
            patch.append("new file mode 100644\n");
        } else if (file.after() == null) {
            patch.append("deleted file mode 100644\n");
        }
        return patch.toString();
    }

    private static String text(ChangedFile file, List<String> before, Patch<String> differences) {
        String path = file.path();
        StringBuilder patch = new StringBuilder(head(file));
        UnifiedDiffUtils.generateUnifiedDiff(
                        file.before() == null ? NONE : "a/" + path,
                        file.after() == null ? NONE : "b/" + path,
                        before,
                        differences,
                        CONTEXT)
                .forEach(line -> patch.append(line).append('\n'));
        return patch.toString();
    }

    // A last line without an end is another than one with it; the mark of that is a line of its own in a difference.
    private static List<String> lines(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int last = lines.size() - 1;
        if (lines.get(last).isEmpty()) {
            lines.remove(last);
        } else {
            lines.set(last, lines.get(last) + "\n" + NO_END);
        }
        return lines;
    }
}
