package org.flaghoist.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Objects;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.notification.PrivateFiles;
import org.flaghoist.proof.ChainExport;
import org.flaghoist.proof.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What it takes to compare the hub's record with what partners were told. */
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = "Export the ledger's chain, or print the key that partners verify with.")
final class ChainCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "export",
            description = "Write the chain, with all records, into a file, to compare it with what partners have kept"
                    + " (verify --receipts). It has references and the names of operators.")
    int export(
            @Mixin StoredLedger ledger,
            @Parameters(paramLabel = "FILE", description = "is made, and closed to others") Path file)
            throws IOException {
        Seal last = ledger.readMany(database -> {
            try (Writer writer = PrivateFiles.writer(file)) {
                return new ChainExport(database).write(writer);
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": cannot be written", e);
            }
        });
        spec.commandLine().getOut().println(file + ": links up to " + last.link() + ", " + last.hash());
        return 0;
    }

    @Command(
            name = "public-key",
            description = "Print the public half of the key that signs manifests and receipts. Give it to partners by a"
                    + " way of its own.")
    int publicKey(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description = "the hub's data directory (default: data)",
                            defaultValue = "data")
                    Path data,
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "the ledger's key (default: ledger.key of --data)")
                    @Nullable
                    Path key)
            throws IOException {
        Path file = Objects.requireNonNullElse(key, data.resolve("ledger.key"));
        spec.commandLine().getOut().print(new SigningKey(LedgerKey.read(file)).publicKey());
        return 0;
    }
}
