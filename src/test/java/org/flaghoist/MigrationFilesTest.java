package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A migration runs while hubs of the version before work on the same tables (docs/operate/upgrade.md). */
final class MigrationFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/postgresql");

    /** That of the tests: what a newer version may bring. */
    private static final Path NEWER = Path.of("src/test/resources/newer");

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern MADE = Pattern.compile("create table (\\w+)");
    private static final Pattern LOCKED = Pattern.compile("(?:alter table|drop table|lock table|references"
            + "|(?<!after )update|delete from|insert into|create (?:unique )?index \\w+ on) (\\w+)");

    @Test
    void eachNewMigrationLocksOneTableOfTheHubsAtMost() throws IOException {
        for (Path file : later()) {
            assertThat(locked(file))
                    .as(
                            "%s: a migration that waits for a second table while it has the first one's lock meets a hub that has"
                                    + " the second and waits for the first; make it several files, each in a transaction of its own",
                            file)
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void findsWhatOthersLock() throws IOException {
        assertThat(locked(FOLDER.resolve("V1__ledger.sql"))).isEmpty();
        assertThat(locked(NEWER.resolve("V9003__delivery.sql"))).containsExactly("delivery");
        assertThat(locked(NEWER.resolve("V9005__entry.sql"))).containsExactly("entry");
    }

    @Test
    void eachTableThatTheNewerVersionOfTheTestsChangesIsThere() throws IOException {
        Set<String> there = tables(MADE, statements(FOLDER.resolve("V1__ledger.sql")));
        List<Path> newer = SourceFilesTest.files(".sql", NEWER);
        assertThat(newer).isNotEmpty();
        for (Path file : newer) {
            assertThat(there).as(file.toString()).containsAll(locked(file));
        }
    }

    private static List<Path> later() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(FOLDER, NEWER)) {
            try (Stream<Path> there = Files.list(folder)) {
                there.filter(file -> !isFirst(file)).forEach(files::add);
            }
        }
        return files;
    }

    /** That with which the tables begin: no hub can be at work on them. */
    private static boolean isFirst(Path file) {
        Matcher name = VERSION.matcher(file.getFileName().toString());
        assertThat(name.matches()).as(file.toString()).isTrue();
        return name.group(1).equals("1");
    }

    private static Set<String> locked(Path file) throws IOException {
        String text = statements(file);
        Set<String> locked = tables(LOCKED, text);
        locked.removeAll(tables(MADE, text));
        return locked;
    }

    private static String statements(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("--.*", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> tables(Pattern pattern, String text) {
        Set<String> tables = new TreeSet<>();
        pattern.matcher(text).results().forEach(found -> tables.add(found.group(1)));
        return tables;
    }
}
