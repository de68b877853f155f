package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int WORK_MILLIS = 4_000;

    /** Nine routes say that they wait, each less and less often; the pool and the sealer say it, too. */
    private static final int MOST_WARNINGS = 150;

    @Test
    void waitsWhileTheDatabaseIsAwayAndGoesOnWhenItIsBack(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        long away = Duration.ofSeconds(Integer.getInteger("flaghoist.halt", 10)).toMillis();
        Path data = directory.resolve("postgres");
        int port = FreePorts.next();
        EmbeddedPostgres database = postgres(data, port);
        List<String> settings = List.of(
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres");
        try (TestStage stage = new TestStage(directory, seed.value(), List.of(), settings)) {
            stage.hub().start();
            stage.hub().awaitReady();
            stage.begin();
            stage.hub().runFor(WORK_MILLIS);
            kill(data);
            // Nothing is left to stop, but this one keeps the directory locked.
            database.close();
            stage.hub().runFor(away);
            database = postgres(data, port);
            stage.hub().runFor(WORK_MILLIS);
            stage.comeToRest();

            stage.hub().terminate(LONGEST_STOP);
            assertThat(stage.faults(database.getPostgresDatabase()))
                    .as(seed.toString())
                    .isEmpty();
            assertThat(stage.hub().log())
                    .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .hasSizeLessThan(MOST_WARNINGS);
        } finally {
            database.close();
        }
    }

    // As it comes with the library it would lose its last commits when it is killed.
    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        return TestPostgres.keeping()
                .setServerConfig("full_page_writes", "on")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** As a machine that loses its power. */
    private static void kill(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> workers = server.children().toList();
        server.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
        server.onExit().join();
    }
}
