package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class LedgerFileTest {

    private static final int THREADS = 8;
    private static final int EACH = 10;

    @Test
    void hasOnTheDiskWhatEachCommittedThoughAllAskAtOnce(@TempDir Path directory) throws Exception {
        // So that no thread of the database itself writes anything meanwhile.
        JdbcConnectionPool database =
                JdbcConnectionPool.create(url(directory, "ledger", ";WRITE_DELAY=3600000"), "sa", "");
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.execute("create table done (id int primary key)");
        LedgerFile file = new LedgerFile(database);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int first = i * EACH;
            work.add(() -> {
                for (int id = first; id < first + EACH; id++) {
                    sql.update("insert into done (id) values (?)", id);
                    file.sync();
                    assertThat(onTheDisk(directory, id)).as("row %d", id).isOne();
                }
                return null;
            });
        }

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }

        threads.shutdown();
        database.dispose();
    }

    /** Looked for in a copy of the file, as after a crash. */
    private static int onTheDisk(Path directory, int id) throws IOException {
        String name = "copy-" + id;
        Files.copy(directory.resolve("ledger.mv.db"), directory.resolve(name + ".mv.db"));
        JdbcConnectionPool copy = JdbcConnectionPool.create(url(directory, name, ""), "sa", "");
        try {
            return new JdbcTemplate(copy).queryForObject("select count(*) from done where id = ?", Integer.class, id);
        } finally {
            copy.dispose();
        }
    }

    private static String url(Path directory, String name, String more) {
        return "jdbc:h2:file:" + directory.resolve(name).toAbsolutePath() + more;
    }
}
