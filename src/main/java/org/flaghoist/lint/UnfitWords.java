package org.flaghoist.lint;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.fields.FieldTable;
import org.flaghoist.format.text.Encodable;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/**
 * Finds words of tables that a field cannot have when it is written: what is too long for it, no character of the
 * charset, or not of its pattern. Each would be a dead letter, at the first message that has it.
 */
final class UnfitWords {

    private final Path folder;
    private final CalledWords called;
    private final SetupFaults found;

    /** @param called words that other partners bring along for the tables of this one */
    UnfitWords(Path folder, CalledWords called, SetupFaults found) {
        this.folder = folder;
        this.called = called;
        this.found = found;
    }

    void check(FormatFile format) {
        Map<String, List<WrittenField>> byTable = new LinkedHashMap<>();
        collect("", format.notification(), format, byTable);
        collect("", format.receipt(), format, byTable);
        collect("", format.picture(), format, byTable);
        byTable.forEach((table, fields) -> check(CodeTables.file(folder, table), fields, charset(format)));
    }

    // XML and JSON are written in UTF-8, whatever they are read in.
    private static CharsetEncoder charset(FormatFile format) {
        return switch (format.syntax().kind()) {
            case CSV, RECORDS -> format.syntax().usualCharset().newEncoder();
            case JSON, XML -> StandardCharsets.UTF_8.newEncoder();
        };
    }

    private void collect(String at, Fields fields, FormatFile format, Map<String, List<WrittenField>> byTable) {
        fields.byName().forEach((name, field) -> {
            FieldTable table = FieldTable.of(name, fields);
            if (table != null) {
                byTable.computeIfAbsent(table.name(), none -> new ArrayList<>())
                        .add(WrittenField.of(at + name, name, field, table.part(), format));
            }
            collect(at + name + ".", field.members(), format, byTable);
        });
    }

    private void check(Path file, List<WrittenField> fields, CharsetEncoder charset) {
        if (!Files.exists(file)) {
            // That it is not there is said of the field.
            return;
        }
        for (TableRows.TableRow row : CodeTables.rows(file, found)) {
            // That a row lacks a word is said where the table is read.
            boolean isWritten = !row.cell(0).isEmpty()
                    && !row.cell(1).isEmpty()
                    && (row.cells().size() < 3 || !row.cell(2).equals("in"))
                    && !row.cell(0).equals(CodeTables.NO_WORD)
                    && !row.cell(1).startsWith("!");
            if (isWritten) {
                fault(row.cell(0), fields, charset).ifPresent(fault -> found.add(file, row.line(), row.cell(1), fault));
            }
        }
        for (CalledWords.Word word : called.byTable().getOrDefault(file, List.of())) {
            fault(word.word(), fields, charset)
                    .ifPresent(fault -> found.add(word.file(), word.line(), word.key(), fault));
        }
    }

    // One for each word, whatever its fields ask for: whoever writes another one mends all.
    private static Optional<String> fault(String word, List<WrittenField> fields, CharsetEncoder charset) {
        if (!Encodable.by(charset, word)) {
            return Optional.of("'" + word + "' has a character that is none of " + charset.charset() + ", in which "
                    + fields.get(0).path() + " is written; write another word");
        }
        Map<UnfitFault, Set<String>> unfit = new LinkedHashMap<>();
        for (WrittenField field : fields) {
            UnfitFault fault = field.fault(word);
            if (fault != null) {
                unfit.computeIfAbsent(fault, none -> new LinkedHashSet<>()).add(field.path());
            }
        }
        return unfit.isEmpty() ? Optional.empty() : Optional.of("'" + word + "' " + inWords(unfit));
    }

    private static String inWords(Map<UnfitFault, Set<String>> unfit) {
        String faults = unfit.entrySet().stream()
                .map(fault -> String.format(fault.getKey().fault(), String.join(", ", fault.getValue())))
                .collect(Collectors.joining(", and "));
        List<String> advice =
                unfit.keySet().stream().map(UnfitFault::advice).distinct().toList();
        return faults + "; " + (advice.size() == 1 ? advice.get(0) : "write another word that fits all");
    }

    /** @param fault with {@code %s} for the fields */
    private record UnfitFault(String fault, String advice) {}

    /**
     * A field that has words of a table.
     *
     * @param path names with dots
     * @param part what of a word stands in it
     * @param exactly characters of each word, where words stand one behind the other; else 0
     */
    private record WrittenField(String path, Field field, UnaryOperator<String> part, int exactly) {

        static WrittenField of(String path, String name, Field field, UnaryOperator<String> part, FormatFile format) {
            RecordLayout records = format.syntax().records();
            return new WrittenField(
                    path, field, part, records == null ? 0 : records.words().getOrDefault(name, 0));
        }

        /** Null where the word fits. */
        @Nullable
        UnfitFault fault(String whole) {
            String word = part.apply(whole);
            int length = word.codePointCount(0, word.length());
            Integer width = field.shape().width();
            if (exactly > 0 && length != exactly) {
                return new UnfitFault("is no word of " + exactly + " characters, as %s must have", "write another");
            }
            // What is less than 1 is said itself.
            if (width != null && width > 0 && length > width) {
                return new UnfitFault("is too long for %s (" + width + " characters)", "write a shorter word");
            }
            String pattern = field.shape().pattern();
            boolean fits = pattern == null || word.matches(pattern);
            return fits
                    ? null
                    : new UnfitFault("is not of the pattern of %s", "write one that is, or correct the pattern");
        }
    }
}
