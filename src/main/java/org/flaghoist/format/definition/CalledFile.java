package org.flaghoist.format.definition;

import java.nio.file.Path;
import java.util.Map;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code called.yaml}: what the other partners call it and what it sends. It need not be there.
 *
 * @param words what the others call it: by partner and table of partner words there, the native word
 * @param conditions its own words for what a recipient's form has no label or field for
 */
public record CalledFile(Map<String, Map<String, String>> words, ConditionSentences conditions) {

    public static final String NAME = "called.yaml";
    public static final CalledFile NONE = new CalledFile(Map.of(), new ConditionSentences(null, null));

    // Absent keys come as null.
    public CalledFile {
        words = words == null ? Map.of() : words;
        conditions = conditions == null ? new ConditionSentences(null, null) : conditions;
    }

    /**
     * Each is added to the conditions of what this partner sends where the recipient's form carries it in no other way;
     * absent: in the words of {@code codes/added-conditions.csv}.
     *
     * @param sensitive level SENSITIVE
     * @param suspectedFalse the suspicion that the information is false
     */
    public record ConditionSentences(
            @Nullable SentenceText sensitive, @Nullable SentenceText suspectedFalse) {}

    /** @param language as in the hub's form */
    public record SentenceText(
            @Nullable String language, @Nullable String text) {}

    /** The file of the folder {@code mappings/<id>}; nothing where there is none, or where faults were added. */
    public static CalledFile of(Path folder, SetupFaults faults) {
        Path file = folder.resolve(NAME);
        boolean isThere = SetupText.isThere(file);
        CalledFile read = isThere ? StrictYaml.read(file, CalledFile.class, faults) : null;
        return read == null ? NONE : read;
    }
}
