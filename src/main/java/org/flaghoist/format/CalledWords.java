package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.format.text.InvisibleSign;
import org.flaghoist.notification.MeantName;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/**
 * What the partners are called by the others, from the {@code called.yaml} of each: rows of the others' tables of
 * partner words that do not stand there, so that a new partner brings them along.
 *
 * @param files by partner that has a folder
 * @param byTable by the table's file
 */
public record CalledWords(Map<String, CalledFile> files, Map<Path, List<Word>> byTable) {

    /**
     * One row.
     *
     * @param file where it stands, in the member {@code table} of {@code at}
     * @param partner who is called so
     */
    public record Word(Path file, JsonPointer at, String table, String partner, String word) {

        /** As people read it. */
        public String key() {
            return at.appendProperty(table).toString().substring(1).replace('/', '.');
        }

        /** Looked up when a fault needs it: that reads the file again. */
        public int line() {
            return YamlLines.of(file, at, table);
        }
    }

    /** Reads all folders. */
    public static CalledWords read(Path mappings, SetupFaults faults) {
        CalledWords all = new CalledWords(new TreeMap<>(), new HashMap<>());
        folders(mappings, faults)
                .forEach(folder -> all.files.put(folder.getFileName().toString(), CalledFile.of(folder, faults)));
        all.files.forEach((partner, called) -> all.add(mappings.resolve(partner), called, faults));
        return all;
    }

    private static List<Path> folders(Path mappings, SetupFaults faults) {
        try (Stream<Path> folders = Files.list(mappings)) {
            return folders.filter(folder -> Files.exists(folder.resolve("format.yaml")))
                    .toList();
        } catch (IOException e) {
            faults.addWhole(mappings, "cannot be read: " + e);
            return List.of();
        }
    }

    /** All that have a folder, in order. */
    public Set<String> partners() {
        return files.keySet();
    }

    /** The {@code called.yaml} of a partner; without anything in it where the partner has none. */
    public CalledFile file(String partner) {
        return files.getOrDefault(partner, CalledFile.NONE);
    }

    private void add(Path folder, CalledFile called, SetupFaults faults) {
        String partner = folder.getFileName().toString();
        Path file = folder.resolve(CalledFile.NAME);
        called.words().forEach((other, words) -> {
            JsonPointer at = JsonPointer.valueOf("/words");
            if (other.equals(partner)) {
                faults.add(
                        file,
                        YamlLines.of(file, at, other),
                        "words." + other,
                        "its own word stands in its own table; remove it");
            } else if (!files.containsKey(other)) {
                faults.add(file, YamlLines.of(file, at, other), "words." + other, noPartner(other, called));
            } else {
                readOf(words)
                        .forEach((table, word) -> add(
                                folder.resolveSibling(other),
                                new Word(file, at.appendProperty(other), table, partner, word),
                                faults));
            }
        });
    }

    // Of what is null a fault was added.
    private static Map<String, String> readOf(@Nullable Map<String, @Nullable String> words) {
        Map<String, String> read = new LinkedHashMap<>();
        if (words != null) {
            words.forEach((table, word) -> {
                if (word != null) {
                    read.put(table, word);
                }
            });
        }
        return read;
    }

    private String noPartner(String other, CalledFile called) {
        String meant = meant(other, partners(), called.words().keySet());
        return "there is no such partner; "
                + (meant == null ? "partners are " : "did you mean '" + meant + "'? Partners are ")
                + partners();
    }

    // What has words already was not meant.
    private static @Nullable String meant(String typed, Set<String> names, Set<String> there) {
        return MeantName.of(
                typed, names.stream().filter(name -> !there.contains(name)).toList());
    }

    /**
     * Whether a partner has a word for another one's table, though it may be refused where it stands: also under a name
     * that is mistyped there.
     *
     * @param tables of partner words that the other has
     */
    public boolean hasWord(String partner, String other, String table, Set<String> tables) {
        Map<String, @Nullable Map<String, @Nullable String>> all = file(partner).words();
        if (!all.containsKey(other)) {
            return all.keySet().stream()
                    .filter(name -> !files.containsKey(name))
                    .anyMatch(name -> other.equals(meant(name, partners(), all.keySet())));
        }
        Map<String, @Nullable String> words = all.get(other);
        return words == null
                || words.containsKey(table)
                || words.keySet().stream()
                        .filter(name -> !tables.contains(name))
                        .map(name -> meant(name, tables, words.keySet()))
                        .anyMatch(meant -> meant == null || meant.equals(table));
    }

    private void add(Path folder, Word word, SetupFaults faults) {
        Path file = folder.resolve(word.table() + ".csv");
        String key = "words." + folder.getFileName() + "." + word.table();
        if (!Files.exists(file)) {
            faults.add(
                    word.file(),
                    word.line(),
                    key,
                    "there is no table " + file + "; name the one with its partner words");
        } else if (word.word().isBlank() || word.word().contains(";")) {
            faults.add(
                    word.file(),
                    word.line(),
                    key,
                    "write the word that " + folder.getFileName() + " uses, without ';'");
        } else {
            InvisibleSign.in(word.word())
                    .ifPresent(sign -> faults.add(
                            word.file(),
                            word.line(),
                            key,
                            "'" + word.word() + "' has a character that nobody sees (" + InvisibleSign.named(sign)
                                    + "); remove it"));
            byTable.computeIfAbsent(file, none -> new ArrayList<>()).add(word);
        }
    }

    /** The rows that a table gets from others. */
    List<Word> of(Path table) {
        return byTable.getOrDefault(table, List.of());
    }
}
