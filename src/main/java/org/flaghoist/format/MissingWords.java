package org.flaghoist.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.flaghoist.notification.SetupFaults;

/** Reports the words that a table lacks: each by itself, or where they are many in one line, which hides no others. */
public final class MissingWords {

    private static final int ONE_EACH = 3;
    private static final int NAMED = 8;

    private final Path file;
    private final SetupFaults faults;

    public MissingWords(Path file, SetupFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /**
     * @param missing words of the hub, with the line of each
     * @param one what to do about one word
     */
    public void report(Map<String, Integer> missing, UnaryOperator<String> one) {
        List<String> words = List.copyOf(missing.keySet());
        if (words.size() <= ONE_EACH) {
            missing.forEach((word, line) -> faults.add(file, line, word, "has no native word; " + one.apply(word)));
            return;
        }
        String first = words.get(0);
        List<String> others = words.subList(1, Math.min(words.size(), NAMED));
        int unnamed = words.size() - 1 - others.size();
        String list = String.join(", ", others) + (unnamed > 0 ? " and " + unnamed + " more" : "");
        faults.add(
                file,
                missing.getOrDefault(first, 1),
                first,
                "has no native word, nor have " + (words.size() - 1) + " others of this table: " + list + "; for each "
                        + one.apply("<hub word>"));
    }
}
