package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.flaghoist.ledger.Chain;
import org.flaghoist.ledger.LedgerKey;
import org.flaghoist.ledger.Verification;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the ledger of a hub that is stopped. */
@Command(
        name = "verify",
        description = "Check the hash chain of a stopped hub's ledger; names the first event that was changed, removed"
                + " or put in. Of a running hub, the console's org.flaghoist Ledger has the same.")
final class Verify implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "the hub's data directory (default: data)")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws IOException {
        Path database = data.toAbsolutePath().resolve("ledger");
        if (!Files.exists(Path.of(database + ".mv.db"))) {
            throw new IllegalArgumentException("no ledger at " + database + ".mv.db; give the hub's --data");
        }
        byte[] key = LedgerKey.readOrMake(data.resolve("ledger.key"));
        String url = "jdbc:h2:file:" + database + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
        try {
            Verification found = new Chain(new SimpleDriverDataSource(new org.h2.Driver(), url), key).verify();
            spec.commandLine().getOut().println(found.inWords());
            return found.ok() ? 0 : Answers.NOT_ANSWERED;
        } catch (BadSqlGrammarException e) {
            throw new IllegalArgumentException(
                    "the ledger has not the tables of this version; verify it with the flaghoist.jar that made it, or"
                            + " start this version's hub on it once ("
                            + e.getMostSpecificCause().getMessage() + ")",
                    e);
        } catch (DataAccessException e) {
            throw new IllegalArgumentException(
                    "the ledger cannot be opened; stop the hub first ("
                            + e.getMostSpecificCause().getMessage() + ")",
                    e);
        }
    }
}
