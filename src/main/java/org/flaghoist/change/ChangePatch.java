package org.flaghoist.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
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

    /** Of one. */
    public static String of(ChangedFile file) {
        String path = file.path();
        StringBuilder patch = new StringBuilder("diff --git a/%1$s b/%1$s\n".formatted(path));
        if (file.before() == null) {
            patch.append("new file mode 100644\n");
        } else if (file.after() == null) {
            patch.append("deleted file mode 100644\n");
        }
        List<String> before = lines(file.before());
        Patch<String> differences = DiffUtils.diff(before, lines(file.after()));
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
