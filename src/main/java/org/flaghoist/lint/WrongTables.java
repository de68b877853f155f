package org.flaghoist.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CodeTables;
import org.flaghoist.lint.MemberWords.DueList;
import org.flaghoist.notification.HubWords;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Finds a field that names the table of another one: its words are those of another list. */
final class WrongTables {

    /** In each such fault. */
    static final String NAME_IT = "; name the table of ";

    private static final String KEY = "table";
    private static final String ENDING = ".csv";

    private final Path folder;
    private final List<Set<String>> lists;
    private final SetupFaults found;

    /** @param lists all that a table may be of */
    WrongTables(Path folder, List<Set<String>> lists, SetupFaults found) {
        this.folder = folder;
        this.lists = lists;
        this.found = found;
    }

    /** Whether that is so of this field, which is then reported. */
    boolean isFound(TableUse use, String table, Set<String> words, @Nullable DueList due) {
        if (due == null || isOf(words, due.words())) {
            return false;
        }
        Set<String> plain = words.stream().map(RecipientId::partner).collect(Collectors.toSet());
        Set<String> list = HubWords.listOf(plain, lists);
        if (list == null || list.equals(due.words())) {
            return false;
        }
        Path yaml = folder.resolve("format.yaml");
        String other = new TreeSet<>(words).first();
        found.add(
                yaml,
                YamlLines.near(yaml, use.at(), KEY),
                use.key(KEY),
                "is '" + table + "', with other words, such as " + other + ", and " + due.reason() + NAME_IT
                        + due.named() + tables(due));
        return true;
    }

    /** By half of its words. */
    private static boolean isOf(Set<String> words, Set<String> list) {
        return 2
                        * words.stream()
                                .map(RecipientId::partner)
                                .filter(list::contains)
                                .count()
                >= words.size();
    }

    private String tables(DueList due) {
        try (Stream<Path> files = Files.list(folder)) {
            String names = files.filter(file -> file.toString().endsWith(ENDING))
                    .filter(file -> {
                        Set<String> words = words(file);
                        return !words.isEmpty() && isOf(words, due.words());
                    })
                    .map(file -> file.getFileName().toString())
                    .map(name -> "'" + name.substring(0, name.length() - ENDING.length()) + "'")
                    .sorted()
                    .collect(Collectors.joining(" or "));
            return names.isEmpty() ? "" : ": " + names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(Path file) {
        return CodeTables.rows(file, new SetupFaults()).stream()
                .map(row -> row.cell(1))
                .filter(word -> !word.startsWith("!") && !word.isBlank())
                .collect(Collectors.toSet());
    }
}
