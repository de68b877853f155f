package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/**
 * What the partners are called by the others, from the {@code called.yaml} of each: rows of the others' tables of
 * partner words that do not stand there, so that a new partner brings them along.
 *
 * @param partners that have a folder
 * @param byTable by the table's file
 */
public record CalledWords(Set<String> partners, Map<Path, List<Word>> byTable) {

    /**
     * One row.
     *
     * @param file where it stands, in the member {@code table} of {@code at}
     * @param partner who is called so
     */
    public record Word(Path file, JsonPointer at, String table, String partner, String word) {

        /** Looked up when a fault needs it: that reads the file again. */
        public int line() {
            return YamlLines.of(file, at, table);
        }
    }

    /** Reads all folders. What is no {@link CalledFile} at all is reported where the partner itself is read. */
    public static CalledWords read(Path mappings, SetupFaults faults) {
        CalledWords all = new CalledWords(folders(mappings, faults), new HashMap<>());
        all.partners.forEach(partner -> all.add(mappings, partner, faults));
        return all;
    }

    private static Set<String> folders(Path mappings, SetupFaults faults) {
        Set<String> partners = new TreeSet<>();
        try (Stream<Path> folders = Files.list(mappings)) {
            folders.filter(folder -> Files.exists(folder.resolve("format.yaml")))
                    .forEach(folder -> partners.add(folder.getFileName().toString()));
        } catch (IOException e) {
            faults.add(mappings, 0, "cannot be read: " + e);
        }
        return partners;
    }

    private void add(Path mappings, String partner, SetupFaults faults) {
        Path folder = mappings.resolve(partner);
        CalledFile called = CalledFile.of(folder, new SetupFaults());
        if (called == null) {
            return;
        }
        called.words().forEach((other, words) -> {
            Path file = folder.resolve(CalledFile.NAME);
            JsonPointer at = JsonPointer.valueOf("/words");
            if (other.equals(partner)) {
                faults.add(
                        file,
                        YamlLines.of(file, at, other),
                        "words." + other + ": its own word stands in its own table; remove it");
            } else if (!partners.contains(other) || words == null) {
                faults.add(
                        file,
                        YamlLines.of(file, at, other),
                        "words." + other + ": write <partner>: {<table>: <word>}; partners are " + partners);
            } else {
                words.forEach((table, word) -> add(
                        mappings.resolve(other),
                        new Word(file, at.appendProperty(other), table, partner, word == null ? "" : word),
                        faults));
            }
        });
    }

    private void add(Path folder, Word word, SetupFaults faults) {
        Path file = folder.resolve(word.table() + ".csv");
        String key = "words." + folder.getFileName() + "." + word.table() + ": ";
        if (!Files.exists(file)) {
            faults.add(
                    word.file(),
                    word.line(),
                    key + "there is no table " + file + "; name the one with its partner words");
        } else if (word.word().isBlank() || word.word().contains(";")) {
            faults.add(
                    word.file(),
                    word.line(),
                    key + "write the word that " + folder.getFileName() + " uses, without ';'");
        } else {
            byTable.computeIfAbsent(file, none -> new ArrayList<>()).add(word);
        }
    }

    /** The rows that a table gets from others. */
    List<Word> of(Path table) {
        return byTable.getOrDefault(table, List.of());
    }
}
