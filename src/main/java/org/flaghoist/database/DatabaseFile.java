package org.flaghoist.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flaghoist.notification.PrivateFiles;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.sqlite.JDBC;

/**
 * The ledger's database. A transaction begins with its first statement, so what is done before that, such as reading a
 * message, holds up nobody. In an SQLite file one transaction writes at a time ({@link WriteTurns}).
 */
public final class DatabaseFile {

    /** Its name in the hub's data folder. */
    public static final String NAME = "ledger.db";

    /** SQLITE_OPEN_READWRITE and SQLITE_OPEN_URI, without SQLITE_OPEN_CREATE. */
    private static final String NOT_MADE_ANEW = "66";

    /**
     * What each connection with it is opened with. WAL: readers beside the writer. FULL: a commit is on the disk when
     * it returns. Fast: what is deleted is written over where its page is written anyway; to write more for it took a
     * seventh of the rate. Not made anew: where somebody moves the file away under a running hub, another must not take
     * its WAL.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "foreign_keys", "true",
            "busy_timeout", "30000",
            "case_sensitive_like", "true",
            "secure_delete", "fast",
            "open_mode", NOT_MADE_ANEW,
            "jdbc.get_generated_keys", "false");

    /** SQLITE_OPEN_READONLY and SQLITE_OPEN_URI. */
    private static final String READ_ONLY = "65";

    private static final String H2 = "ledger.mv.db";

    private DatabaseFile() {}

    /**
     * The database that a pool, which is not in use yet, has connections with: a file is opened and used as it has to
     * be.
     *
     * @throws SetupException where an H2 file of before the first release lies beside it
     */
    public static DataSource through(HikariDataSource pool) {
        if (!isUrl(pool.getJdbcUrl())) {
            return lazy(pool, Connection.TRANSACTION_READ_COMMITTED);
        }
        Path file = path(pool.getJdbcUrl());
        Path old = file.resolveSibling(H2);
        if (Files.exists(old)) {
            throw new SetupException(List.of(old + ": a ledger of before the first release, which this hub cannot read."
                    + " Where it is still needed, go on with the flaghoist.jar that made it; else move it away, with the"
                    + " broker's journal that belongs to it"));
        }
        make(file);
        SETTINGS.forEach(pool::addDataSourceProperty);
        pool.setDataSource(new FileConnections(pool.getJdbcUrl(), pool.getDataSourceProperties()));
        return lazy(new WriteTurns(pool), Connection.TRANSACTION_SERIALIZABLE);
    }

    private static DataSource lazy(DataSource connections, int isolation) {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        // Given, it opens no connection to ask for them.
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(isolation);
        lazy.setTargetDataSource(connections);
        return lazy;
    }

    private static void make(Path file) {
        if (Files.exists(file)) {
            return;
        }
        Path wal = beside(file, "-wal");
        if (wal.toFile().length() > 0) {
            // SQLite would delete it.
            throw new SetupException(List.of(wal + ": is there, and " + file + ", whose newest commits it has, is not;"
                    + " put that back, or move it away with all that belongs to it (docs/operate/does-not-start.md)"));
        }
        try {
            PrivateFiles.writer(file).close();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + ": cannot be made (" + e + "); correct the permissions of its directory, or name another in"
                            + " spring.datasource.url",
                    e);
        }
    }

    /** Where the file is that is at the path. */
    public static String url(Path file) {
        return JDBC.PREFIX + file.toAbsolutePath();
    }

    /**
     * Where who only reads finds the file. What nobody can write to, SQLite reads only where it is asked to trust that
     * nobody does: it would make its {@code -shm} beside it.
     *
     * @param writable whether something can be made beside it
     * @throws IllegalArgumentException where that has to be done before all of it can be read
     */
    public static String urlToRead(Path file, boolean writable) {
        boolean inUse = Files.exists(beside(file, "-shm"));
        if (writable || inUse) {
            return url(file);
        }
        if (beside(file, "-wal").toFile().length() > 0) {
            throw new IllegalArgumentException(file + ": its newest commits are in " + beside(file, "-wal")
                    + ", and to read them something has to be written there; copy all files to a directory that can be"
                    + " written to, and name that");
        }
        return JDBC.PREFIX + file.toAbsolutePath().toUri() + "?immutable=1";
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** For who only reads, beside a hub at work, too. */
    public static Properties readOnly() {
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        settings.setProperty("open_mode", READ_ONLY);
        settings.remove("journal_mode");
        return settings;
    }

    public static boolean isUrl(@Nullable String url) {
        return url != null && url.startsWith(JDBC.PREFIX);
    }

    public static boolean isFile(DataSource database) {
        return Boolean.TRUE.equals(new JdbcTemplate(database).execute((ConnectionCallback<Boolean>)
                connection -> isUrl(connection.getMetaData().getURL())));
    }

    /** Shuts the file to others, wherever it lies; a database that is none is another server's. */
    public static void shut(DataSource database) throws IOException {
        if (isFile(database)) {
            String path = path(database);
            // What SQLite makes beside it has the rights of the file itself; what is there already may have others.
            for (String beside : new String[] {"", "-wal", "-shm"}) {
                Path file = Path.of(path + beside);
                if (Files.exists(file)) {
                    PrivateFiles.shut(file);
                }
            }
        }
    }

    /** By the one name that it has, whatever links lead there. */
    static Path path(String url) {
        Path file = Path.of(url.substring(JDBC.PREFIX.length())
                        .replaceFirst("^file:", "")
                        .replaceFirst("\\?.*", ""))
                .toAbsolutePath()
                .normalize();
        try {
            return Files.exists(file)
                    ? file.toRealPath()
                    : file.resolveSibling("").toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            return file; // what is wrong with it, the opening of it says
        }
    }

    static String path(DataSource database) {
        return String.valueOf(new JdbcTemplate(database)
                .queryForObject("select file from pragma_database_list where name = 'main'", String.class));
    }
}
