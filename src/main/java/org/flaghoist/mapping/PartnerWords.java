package org.flaghoist.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.format.CodeTable;
import org.flaghoist.format.CodeTables;
import org.flaghoist.notification.SetupFaults;

/**
 * Sees that every partner has a word for every other. A new partner without one can be neither sender nor recipient
 * there: what names it becomes a dead letter, {@code CODE_UNKNOWN}.
 */
public final class PartnerWords {

    private static final String ENDING = ".csv";

    private PartnerWords() {}

    /** Adds a fault for each word that is missing in a table of {@code mappings/} that names partners. */
    public static void check(Path mappings, Set<String> partners, SetupFaults faults) {
        for (String partner : partners) {
            Path folder = mappings.resolve(partner);
            Set<String> others = new TreeSet<>(partners);
            others.remove(partner);
            for (String table : tables(folder)) {
                // Faults of the table itself are told where it is read for use.
                new CodeTables(new SetupFaults())
                        .read(folder, table, false)
                        .filter(read -> namesPartners(read, partners))
                        .ifPresent(read -> check(folder, read, others, faults));
            }
        }
    }

    private static boolean namesPartners(CodeTable table, Set<String> partners) {
        Set<String> named = table.toNative().keySet();
        return !named.isEmpty() && partners.containsAll(named);
    }

    private static void check(Path folder, CodeTable table, Set<String> others, SetupFaults faults) {
        others.stream()
                .filter(other -> !table.toNative().containsKey(other))
                .forEach(other -> faults.add(
                        folder.resolve(table.name() + ENDING),
                        0,
                        "has no word for partner '" + other + "'; add a row '<word>;" + other + "'"));
    }

    private static Set<String> tables(Path folder) {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> tables.add(name.substring(0, name.length() - ENDING.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }
}
