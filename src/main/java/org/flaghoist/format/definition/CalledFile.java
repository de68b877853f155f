package org.flaghoist.format.definition;

import java.nio.file.Path;
import java.util.Map;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.StrictYaml.YamlPart;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code called.yaml}: what the other partners call it and what it sends. It need not be there.
 *
 * @param words what the others call it: by partner and table of partner words there, the native word; what cannot be
 *     read, of which a fault was added, is left out or null
 * @param conditions its own words for what a recipient's form has no label or field for
 */
public record CalledFile(Map<String, @Nullable Map<String, @Nullable String>> words, ConditionSentences conditions) {

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

    /** The file of the folder {@code mappings/<id>}, without what faults were added of; nothing where there is none. */
    public static CalledFile of(Path folder, SetupFaults faults) {
        Path file = folder.resolve(NAME);
        YamlPart<CalledFile> read =
                SetupText.isThere(file) ? StrictYaml.soundPart(file, CalledFile.class, faults) : null;
        return read == null ? NONE : read.value();
    }

    /**
     * Whether it is known what this folder's file has there; where it is not, a fault says so.
     *
     * @param path as {@code words.at}
     */
    public static boolean isRead(Path folder, String path) {
        Path file = folder.resolve(NAME);
        if (!SetupText.isThere(file)) {
            return true;
        }
        YamlPart<CalledFile> read = StrictYaml.soundPart(file, CalledFile.class, new SetupFaults());
        return read != null && read.isRead(path);
    }
}
