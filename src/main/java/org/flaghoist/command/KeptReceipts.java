package org.flaghoist.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.proof.ExportedChain;
import org.flaghoist.proof.KeptProofs;
import org.flaghoist.proof.PublicKeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a partner has kept, compared with an exported chain. */
final class KeptReceipts {

    @Option(
            names = "--receipts",
            required = true,
            paramLabel = "DIR",
            description = "compare what a partner has kept here, manifests and receipts, with an exported chain; no"
                    + " database and no key of the ledger is needed")
    private Path directory = Path.of("");

    @Option(names = "--chain", required = true, paramLabel = "FILE", description = "as 'chain export' wrote it")
    private Path chain = Path.of("");

    @Option(
            names = "--public-key",
            required = true,
            paramLabel = "FILE",
            description = "as 'chain public-key' printed it")
    private Path publicKey = Path.of("");

    /** @return whether nothing contradicts */
    boolean verify(PrintWriter out) throws IOException {
        KeptProofs.Findings found = new KeptProofs(directory, chain(), key()).compare();
        found.contradictions().forEach(out::println);
        found.missing().forEach(out::println);
        out.println(found.summary() + (found.contradictions().isEmpty() ? ": nothing contradicts the record" : ""));
        return found.contradictions().isEmpty() && found.missing().isEmpty();
    }

    private ExportedChain chain() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(chain)) {
            return ExportedChain.read(lines);
        } catch (IllegalArgumentException e) {
            throw named(chain, e);
        }
    }

    private PublicKeyFile key() throws IOException {
        try {
            return PublicKeyFile.parse(Files.readString(publicKey));
        } catch (IllegalArgumentException e) {
            throw named(publicKey, e);
        }
    }

    private static IllegalArgumentException named(Path file, IllegalArgumentException fault) {
        @Nullable String words = fault.getMessage();
        return new IllegalArgumentException(file + " " + words, fault);
    }
}
