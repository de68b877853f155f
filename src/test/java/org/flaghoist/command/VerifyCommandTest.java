package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class VerifyCommandTest {

    @Test
    void checksALedger(@TempDir Path data, CapturedOutput output) throws IOException {
        migrate(data);
        LedgerKey.readOrMake(data.resolve("ledger.key"));
        assertThat(verify(data)).isZero();
        assertThat(output.getOut()).contains("the chain is whole");
        assertThat(output.getOut())
                .contains("There is no " + data.resolve("ledger.head"), "not show whether the ledger was set back");
    }

    @Test
    void saysThatThereIsNoKeyAndMakesNone(@TempDir Path data, CapturedOutput output) {
        migrate(data);
        assertThat(verify(data)).isOne();
        assertThat(output.getErr()).contains("the ledger cannot be verified: there is no key at " + data);
        assertThat(data.resolve("ledger.key")).doesNotExist();
        assertThat(output.getAll()).doesNotContain("whole", "broken");
    }

    @Test
    void missesByTheHeadBesideTheKeyWhatWasDeleted(@TempDir Path data, CapturedOutput output) throws IOException {
        migrate(data);
        byte[] key = LedgerKey.readOrMake(data.resolve("ledger.key"));
        new HeadFile(data.resolve("ledger.head"), key).write(new Seal(7, "ab".repeat(32)));
        assertThat(verify(data)).isOne();
        assertThat(output.getOut()).contains("ledger.head has link 7 of the ledger's chain, abab");
    }

    @Test
    void checksALedgerInADatabaseOfItsOwn(@TempDir Path data, CapturedOutput output) throws IOException {
        String url = TestDatabase.url(data);
        TestDatabase.migrate(new DriverManagerDataSource(url), url);
        Path key = data.resolve("elsewhere.key");
        LedgerKey.readOrMake(key);
        assertThat(Commands.run(
                        new String[] {"verify", "--data", data.toString(), "--url", url, "--key", key.toString()}))
                .isZero();
        assertThat(output.getOut()).contains("the chain is whole");
    }

    @Test
    void findsAChangeThatSomebodyPutIn(@TempDir Path data, CapturedOutput output) throws IOException {
        JdbcClient.create(migrate(data))
                .sql("insert into change (id, actor, identity, reason, proposed_at, state, from_configuration, stamp)"
                        + " values (7, 'ann', 'local:ann', 'so they write', 0, 'ACTIVE', 'x', '')")
                .update();
        LedgerKey.readOrMake(data.resolve("ledger.key"));
        assertThat(verify(data)).isOne();
        assertThat(output.getOut()).contains("the chain is whole, but change 7, or one of its files, was changed");
    }

    @Test
    void saysThatALedgerIsOfAnOlderVersion(@TempDir Path data, CapturedOutput output) throws IOException {
        JdbcClient.create(migrate(data))
                .sql("alter table seal drop column records")
                .update();
        LedgerKey.readOrMake(data.resolve("ledger.key"));
        assertThat(verify(data)).isOne();
        assertThat(output.getErr()).contains("the ledger has not the tables of this version; use the flaghoist.jar");
    }

    /** As a backup on a medium, or of a snapshot. */
    @Test
    void checksALedgerWhereNothingCanBeWritten(@TempDir Path data) throws Exception {
        // As a hub leaves it.
        JdbcClient.create(migrate(data))
                .sql("pragma journal_mode = wal")
                .query()
                .listOfRows();
        LedgerKey.readOrMake(data.resolve("ledger.key"));
        String readOnly = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && ";
        assumeThat(run("unshare", "-m", "sh", "-c", readOnly + "true", data.toString()))
                .as("this machine lets a test mount something")
                .isEmpty();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        readOnly + "exec \"$@\"",
                        data.toString(),
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.flaghoist.Flaghoist",
                        "verify",
                        "--data",
                        data.toString()))
                .contains("the chain is whole");
    }

    private static String run(String... line) {
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no such command: " + e.getMessage();
        }
    }

    private static DataSource migrate(Path data) {
        String url = DatabaseFile.url(data.resolve(DatabaseFile.NAME));
        DataSource database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        return database;
    }

    private static int verify(Path data) {
        return Commands.run(new String[] {"verify", "--data", data.toString()});
    }
}
