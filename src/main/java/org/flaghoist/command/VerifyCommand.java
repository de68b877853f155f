package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.operator.LedgerCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the ledger of a hub that is stopped, or one in a database of its own. */
@Command(
        name = "verify",
        description =
                "Check the hash chain of a stopped hub's ledger, all bodies that are kept, and the changes of mappings"
                        + " and policy; names the first of these that was changed, removed or put in. With --url, of a hub's PostgreSQL database, which may be"
                        + " in use. Of a running hub, the console's org.flaghoist Ledger has the same.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoredLedger ledger = new StoredLedger();

    @Option(names = "--key", paramLabel = "FILE", description = "the ledger's key (default: ledger.key of --data)")
    private @Nullable Path key;

    @ArgGroup(exclusive = false, heading = "Of an exported chain, with what others have:%n")
    private @Nullable KeptReceipts kept;

    @Override
    public Integer call() throws IOException {
        if (kept != null) {
            return kept.verify(spec.commandLine().getOut()) ? 0 : Answers.NOT_ANSWERED;
        }
        Path keyFile = Objects.requireNonNullElse(key, ledger.data().resolve("ledger.key"));
        byte[] bytes = key(keyFile);
        return ledger.read(database -> verify(
                new LedgerCheck(database, new Chain(database, bytes), bytes),
                new HeadFile(ledger.data().resolve("ledger.head"), bytes)));
    }

    // A key made now would be another than the one that stamped the ledger.
    private static byte[] key(Path file) throws IOException {
        try {
            return LedgerKey.read(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "the ledger cannot be verified: there is no key at " + file
                            + ", and without it nobody can distinguish what the hub wrote from what others did; give --key",
                    e);
        }
    }

    private int verify(LedgerCheck check, HeadFile head) {
        List<Witness> outside = List.of();
        String fault = null;
        try {
            outside = head.witness().stream().toList();
        } catch (IllegalStateException e) {
            fault = head.file() + ": " + e.getMessage();
        }
        ChainFinding found = check.run(outside);
        boolean isHead = fault != null && found.ok();
        spec.commandLine().getOut().println(isHead ? fault : found.inWords());
        if (outside.isEmpty() && fault == null) {
            spec.commandLine()
                    .getOut()
                    .println("There is no " + head.file() + ": this does not show whether the ledger was set back as a"
                            + " whole. Compare the last link with what the hub's log said of it, or give --data");
        }
        return found.ok() && !isHead ? 0 : Answers.NOT_ANSWERED;
    }
}
