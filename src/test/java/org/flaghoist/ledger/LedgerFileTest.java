package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a crash leaves is looked for in a copy of the file. */
class LedgerFileTest {

    private static final int THREADS = 8;
    private static final int EACH = 10;
    private static final int COPIES = 60;
    private static final int PARTS = 3;
    private static final String TEXT = "x".repeat(2_000);

    private final Path directory;
    private final JdbcConnectionPool pool;
    private final LedgerFile file;
    private final JdbcTemplate sql;

    LedgerFileTest(@TempDir Path directory) {
        this.directory = directory;
        pool = pool("ledger");
        file = new LedgerFile(pool);
        sql = new JdbcTemplate(file);
        sql.execute("create table done (id int primary key)");
        sql.execute(
                "create table part (id int auto_increment primary key, whole varchar, name varchar unique, text varchar)");
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void hasOnTheDiskWhatEachCommittedThoughAllAskAtOnce() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int first = i * EACH;
            work.add(() -> {
                for (int id = first; id < first + EACH; id++) {
                    sql.update("insert into done (id) values (?)", id);
                    file.sync();
                    assertThat(onTheDisk(id)).as("row %d", id).isOne();
                }
                return null;
            });
        }

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }

        threads.shutdown();
    }

    @Test
    void hasNoPartOfATransactionOnTheDiskWhileOthersAreBegun() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            writers.add(threads.submit(() -> writeUntil(enough)));
        }

        try {
            for (int copy = 0; copy < COPIES; copy++) {
                file.sync();
                assertThat(torn(copy)).as("copy %d", copy).isZero();
            }
        } finally {
            enough.set(true);
            threads.shutdown();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
    }

    @Test
    void writesNothingWhereItOnlyReadsWhatACrashHasLeft() throws Exception {
        try (Connection open = file.getConnection()) {
            open.setAutoCommit(false);
            try (Statement statement = open.createStatement()) {
                statement.execute("insert into done (id) values (1)");
            }
            file.sync();
            Files.copy(directory.resolve("ledger.mv.db"), directory.resolve("left.mv.db"));
            open.rollback();
        }
        JdbcConnectionPool left = pool("left;ACCESS_MODE_DATA=r");

        new LedgerFile(left).sync();

        assertThat(new JdbcTemplate(left).queryForObject("select count(*) from done", Integer.class))
                .isZero();
        left.dispose();
    }

    private void writeUntil(AtomicBoolean enough) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(file));
        String whole = "none yet";
        while (!enough.get()) {
            String before = whole;
            String now = UUID.randomUUID().toString();
            transaction.executeWithoutResult(status -> {
                for (int part = 0; part < PARTS; part++) {
                    sql.update("insert into part (whole, name, text) values (?, ?, ?)", now, now + part, TEXT);
                }
                sql.update("delete from part where whole = ?", before);
            });
            whole = now;
        }
    }

    private int onTheDisk(int id) throws IOException {
        return inACopy("copy-" + id, "select count(*) from done where id = " + id);
    }

    private int torn(int copy) throws IOException {
        return inACopy(
                "torn-" + copy,
                // The last looks into an index: a row may be in the table and not in there, and the other way round.
                """
                select (select count(*) from (select whole from part group by whole having count(*) <> %d))
                  + abs((select count(id) from part) - (select count(*) from part where name > ''))
                """.formatted(PARTS));
    }

    private int inACopy(String name, String question) throws IOException {
        Path copied = directory.resolve(name + ".mv.db");
        Files.copy(directory.resolve("ledger.mv.db"), copied);
        JdbcConnectionPool copy = pool(name);
        try {
            return new JdbcTemplate(copy).queryForObject(question, Integer.class);
        } finally {
            copy.dispose();
            Files.delete(copied);
        }
    }

    private JdbcConnectionPool pool(String name) {
        return JdbcConnectionPool.create(
                "jdbc:h2:file:" + directory.toAbsolutePath().resolve(name), "sa", "");
    }
}
