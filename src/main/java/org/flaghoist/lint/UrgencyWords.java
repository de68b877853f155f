package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.UrgencySigns;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/**
 * Finds patterns under {@code urgency} that have none of the words by which the partner says so: what is urgent would
 * wait in its turn, and nobody would notice.
 */
final class UrgencyWords {

    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String NO_LETTER_BEHIND = "(?![\\p{L}\\p{N}])";
    /** A letter that stands for something else: {@code \\s}. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\[a-zA-Z]");

    private final Path folder;
    private final SetupFaults found;

    UrgencyWords(Path folder, SetupFaults found) {
        this.folder = folder;
        this.found = found;
    }

    void check(FormatFile format) {
        UrgencySigns signs = format.urgency();
        if (signs != null) {
            check("immediate", "IMMEDIATE", signs.immediate(), format);
            check("priority", "PRIORITY", signs.priority(), format);
        }
    }

    private void check(String key, String hub, @Nullable Pattern pattern, FormatFile format) {
        Set<String> words = new TreeSet<>();
        collect(format.notification(), hub, words);
        if (pattern == null || words.isEmpty() || words.stream().anyMatch(word -> has(pattern, word))) {
            return;
        }
        Path yaml = folder.resolve("format.yaml");
        found.add(
                yaml,
                YamlLines.near(yaml, JsonPointer.valueOf("/urgency"), key),
                "urgency." + key,
                "has no word that means " + hub + " (" + String.join(", ", words)
                        + "), so what is urgent waits in its turn; write the word as its table has it");
    }

    // A pattern has the word among signs around it, which no word alone fits. Then it is to name the word as a whole,
    // in capital letters where that has them, if these count.
    private static boolean has(Pattern pattern, String word) {
        boolean isAnyCase = (pattern.flags() & Pattern.CASE_INSENSITIVE) != 0;
        int flags = isAnyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        String signs = ESCAPE.matcher(pattern.pattern()).replaceAll(" ");
        return pattern.matcher(word).find()
                || Pattern.compile(NO_LETTER_BEFORE + Pattern.quote(word) + NO_LETTER_BEHIND, flags)
                        .matcher(signs)
                        .find();
    }

    private void collect(Fields fields, String hub, Set<String> words) {
        fields.byName().values().forEach(field -> {
            Path table = folder.resolve(field.words().table() + ".csv");
            if (field.words().table() != null && Files.exists(table)) {
                CodeTables.rows(table, new SetupFaults()).stream()
                        .filter(row -> row.cell(1).equals(hub))
                        .map(row -> row.cell(0))
                        .filter(word -> !word.isBlank() && !word.startsWith("!"))
                        .forEach(words::add);
            }
            collect(field.members(), hub, words);
        });
    }
}
