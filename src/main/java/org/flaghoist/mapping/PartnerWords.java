package org.flaghoist.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.notification.MeantName;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;

/**
 * Sees that every partner has a word for every other. A new partner without one can be neither sender nor recipient
 * there: what names it becomes a dead letter, {@code CODE_UNKNOWN}.
 */
public final class PartnerWords {

    /** As the fault of a table that lacks a partner begins. */
    public static final String NONE = "has no word for this partner; ";

    private static final String EXTENSION = ".csv";

    private PartnerWords() {}

    /** What is missing where, and what to do; empty where nothing is. */
    public static List<String> missing(Path mappings, Set<String> partners) {
        // Faults of a table itself, or of called.yaml, are reported where they are read for use.
        CalledWords called = CalledWords.read(mappings, new SetupFaults());
        Map<String, List<CodeTable>> tables = new TreeMap<>();
        partners.forEach(partner -> tables.put(partner, tables(mappings.resolve(partner), called, partners)));
        List<NeededWord> missing = tables.entrySet().stream()
                .flatMap(each -> missing(mappings.resolve(each.getKey()), each.getValue(), called, partners))
                .toList();
        Map<String, Set<String>> named = missing.isEmpty() ? Map.of() : named(mappings, partners);
        return missing.stream().map(needed -> needed.fault(called, named)).toList();
    }

    /** Without what others bring along. */
    private static Map<String, Set<String>> named(Path mappings, Set<String> partners) {
        CalledWords none = new CalledWords(Map.of(), Map.of());
        Map<String, Set<String>> named = new TreeMap<>();
        partners.forEach(partner -> named.put(
                partner,
                tables(mappings.resolve(partner), none, partners).stream()
                        .flatMap(table -> table.toNative().keySet().stream())
                        .collect(Collectors.toSet())));
        return named;
    }

    private static List<CodeTable> tables(Path folder, CalledWords called, Set<String> partners) {
        CodeTables reader = new CodeTables(called, new SetupFaults());
        Set<String> declared = declared(folder);
        return names(folder).stream()
                .flatMap(name -> reader.read(folder, name, false).stream())
                .filter(table -> namesPartners(table, partners, declared.contains(table.name())))
                .toList();
    }

    private static Stream<NeededWord> missing(
            Path folder, List<CodeTable> tables, CalledWords called, Set<String> partners) {
        String partner = folder.getFileName().toString();
        Set<String> names = names(folder);
        return tables.stream()
                .flatMap(table -> partners.stream()
                        .filter(other ->
                                !other.equals(partner) && !table.toNative().containsKey(other))
                        // A word that is refused is said where it stands.
                        .filter(other ->
                                !called.hasWord(/* partner= */ other, /* other= */ partner, table.name(), names))
                        .filter(other -> !hasRow(folder, table, other) && !isMistyped(table, other, partners))
                        .filter(other -> CalledFile.isRead(
                                folder.resolveSibling(other), "words." + partner + "." + table.name()))
                        .sorted()
                        .map(other -> new NeededWord(folder.resolve(table.name() + EXTENSION), partner, other)));
    }

    // What is no partner there is said at its row.
    private static boolean isMistyped(CodeTable table, String other, Set<String> partners) {
        Set<String> there = table.toNative().keySet();
        List<String> due = partners.stream().filter(id -> !there.contains(id)).toList();
        return there.stream()
                .map(RecipientId::partner)
                .filter(id -> !partners.contains(id))
                .anyMatch(id -> other.equals(MeantName.of(id, due)));
    }

    /** Those of fields that are known to name partners, whatever words they have. */
    private static Set<String> declared(Path folder) {
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, new SetupFaults());
        Set<String> tables = new TreeSet<>();
        if (format != null) {
            format.notification().byPath().values().stream()
                    .map(Field::words)
                    .filter(words -> words.table() != null && words.self() != null)
                    .forEach(words -> tables.add(Objects.requireNonNull(words.table())));
        }
        return tables;
    }

    // Its word is still to be written, which is said where the table is read.
    private static boolean hasRow(Path folder, CodeTable table, String other) {
        String text = SetupText.orNone(folder.resolve(table.name() + EXTENSION));
        return TableRows.rows(text.lines().toList()).stream()
                .anyMatch(row -> row.cells().size() > 1
                        && row.cell(0).isBlank()
                        && row.cell(1).equals(other));
    }

    private static boolean namesPartners(CodeTable table, Set<String> partners, boolean isDeclared) {
        Set<String> named = table.toNative().keySet();
        long known = named.stream()
                .map(RecipientId::partner)
                .filter(partners::contains)
                .count();
        return known > 0 && (isDeclared || known == named.size());
    }

    private static Set<String> names(Path folder) {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .forEach(name -> tables.add(name.substring(0, name.length() - EXTENSION.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }
}
