package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.flaghoist.database.DatabaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Option;

/** Where a ledger is, which is only read. */
final class StoredLedger {

    @Option(names = "--data", paramLabel = "DIR", description = "the hub's data directory (default: data)")
    private Path data = Path.of("data");

    @Option(names = "--url", paramLabel = "URL", description = "of the database, as in spring.datasource.url")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "USER", description = "of the database; it need only read")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "that user's password")
    private @Nullable Path password;

    /** What is asked of it. */
    @FunctionalInterface
    interface LedgerWork<T> {
        T of(SingleConnectionDataSource database);
    }

    Path data() {
        return data;
    }

    /** @throws IllegalArgumentException where it cannot be read, with what to do */
    <T> T read(LedgerWork<T> work) throws IOException {
        SingleConnectionDataSource database = open();
        try {
            return work.of(database);
        } catch (BadSqlGrammarException e) {
            throw new IllegalArgumentException(
                    "the ledger has not the tables of this version; use the flaghoist.jar that made it, or start this"
                            + " version's hub on it once ("
                            + e.getMostSpecificCause().getMessage() + ")",
                    e);
        } catch (DataAccessException e) {
            throw new IllegalArgumentException(
                    "the ledger cannot be read; stop the hub first, or give the database's --url, --user and"
                            + " --password-file (" + e.getMostSpecificCause().getMessage() + ")",
                    e);
        } finally {
            database.destroy();
        }
    }

    /** As {@link #read}, where many rows are read: without commits in between, PostgreSQL gives them out one by one. */
    <T> T readMany(LedgerWork<T> work) throws IOException {
        return read(database -> {
            database.setAutoCommit(false);
            return work.of(database);
        });
    }

    /** Of whom the ledger has nothing. */
    static IllegalArgumentException unknown(String partner) {
        return new IllegalArgumentException("the ledger has nothing that '" + partner
                + "' sent or was to be given; give the partner's id as in config/partners");
    }

    private SingleConnectionDataSource open() throws IOException {
        if (url != null) {
            String secret = password == null ? "" : Files.readString(password).strip();
            return new SingleConnectionDataSource(url, Objects.requireNonNullElse(user, ""), secret, true);
        }
        Path file = data.resolve(DatabaseFile.NAME);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no ledger at " + file + "; give the hub's --data, or --url");
        }
        boolean writable = Files.isWritable(file.toAbsolutePath().resolveSibling(""));
        SingleConnectionDataSource database =
                new SingleConnectionDataSource(DatabaseFile.urlToRead(file, writable), true);
        database.setConnectionProperties(DatabaseFile.readOnly());
        return database;
    }
}
