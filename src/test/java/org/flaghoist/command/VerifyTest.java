package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class VerifyTest {

    @Test
    void checksALedger(@TempDir Path data, CapturedOutput output) {
        migrate(data, "latest");
        assertThat(verify(data)).isZero();
        assertThat(output.getOut()).contains("the chain is whole");
    }

    @Test
    void saysThatALedgerIsOfAnOlderVersion(@TempDir Path data, CapturedOutput output) {
        migrate(data, "12");
        assertThat(verify(data)).isOne();
        assertThat(output.getErr()).contains("the ledger has not the tables of this version; verify it with the");
    }

    private static void migrate(Path data, String version) {
        Flyway.configure()
                .dataSource("jdbc:h2:file:" + data.resolve("ledger"), "", "")
                .target(version)
                .load()
                .migrate();
    }

    private static int verify(Path data) {
        return Commands.run(new String[] {"verify", "--data", data.toString()});
    }
}
