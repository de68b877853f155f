package org.flaghoist.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.notification.PrivateFiles;

/** The small files of a hub's data, with the names that they have where {@code flaghoist.data} is all that is set. */
record BackupFiles(HubSettings settings, Path part) {

    private static final String FETCHED = "fetched";

    /** Those that have to be of the moment of ledger and journal. */
    void ofTheMoment() throws IOException {
        copy(settings.data().resolve("ledger.head"), part.resolve("ledger.head"));
        // What is fetched is fetched again.
        Path inHand = settings.data().resolve("in-hand");
        tree(inHand, file -> !file.startsWith(inHand.resolve(FETCHED)));
    }

    void others() throws IOException {
        copy(settings.ledgerKey(), part.resolve("ledger.key"));
        tree(settings.data().resolve("demo"), file -> true);
    }

    private interface BackupFilter {
        boolean accepts(Path file);
    }

    private void tree(Path folder, BackupFilter filter) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).filter(filter::accepts).toList();
        }
        for (Path file : files) {
            copy(file, part.resolve(settings.data().relativize(file)));
        }
    }

    /** What is gone by now is done with. */
    private static void copy(Path file, Path target) throws IOException {
        try {
            PrivateFiles.copy(file, target, Files.size(file));
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(target);
        }
    }
}
