package org.flaghoist.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.proof.ExportedChain;
import org.flaghoist.proof.ExportedStamps;
import org.flaghoist.proof.KeptProofs;
import org.flaghoist.proof.PublicKeyFile;
import org.flaghoist.proof.StampedChain;
import org.flaghoist.timestamp.DayStamp;
import org.flaghoist.timestamp.TrustedCertificates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What others than the hub have of its record, compared with an exported chain. */
final class KeptReceipts {

    @Option(
            names = "--chain",
            required = true,
            paramLabel = "FILE",
            description = "as 'chain export' wrote it; no database and no key of the ledger is needed")
    private Path chain = Path.of("");

    @Option(
            names = "--receipts",
            paramLabel = "DIR",
            description = "compare what a partner has kept here, manifests and receipts, with the chain")
    private @Nullable Path directory;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "with --receipts: as 'chain public-key' printed it")
    private @Nullable Path publicKey;

    @Option(
            names = "--trusted",
            paramLabel = "FILE",
            description =
                    "compare time stamps with the chain; PEM file with the certificate of who made them, or of who"
                            + " issued that")
    private @Nullable Path trusted;

    @Option(
            names = "--time-stamps",
            paramLabel = "FILE",
            description = "with --trusted: time stamps of an earlier export (default: those of --chain)")
    private @Nullable Path stamps;

    /** @return whether nothing contradicts */
    boolean verify(PrintWriter out) throws IOException {
        boolean pairs = (directory == null) == (publicKey == null) && (stamps == null || trusted != null);
        if (!pairs || (directory == null && trusted == null)) {
            throw new IllegalArgumentException(
                    "give --receipts and --public-key, to compare what a partner has kept with the chain, or --trusted,"
                            + " to compare time stamps, or all of these");
        }
        ExportedChain exported = read(chain, ExportedChain::read);
        boolean agrees = directory == null || receipts(directory, exported, out);
        return (trusted == null || stamps(trusted, exported, out)) && agrees;
    }

    private boolean receipts(Path kept, ExportedChain exported, PrintWriter out) throws IOException {
        KeptProofs.Findings found = new KeptProofs(kept, exported, key()).compare();
        found.contradictions().forEach(out::println);
        found.missing().forEach(out::println);
        out.println(found.summary() + (found.contradictions().isEmpty() ? ": nothing contradicts the record" : ""));
        return found.contradictions().isEmpty() && found.missing().isEmpty();
    }

    private boolean stamps(Path certificates, ExportedChain exported, PrintWriter out) throws IOException {
        List<DayStamp> all = read(Objects.requireNonNullElse(stamps, chain), ExportedStamps::read);
        StampedChain.ComparedStamps shown =
                new StampedChain(exported, TrustedCertificates.read(certificates)).compare(all);
        shown.contradictions().forEach(out::println);
        out.println(shown.summary());
        return shown.contradictions().isEmpty() && !all.isEmpty();
    }

    private PublicKeyFile key() throws IOException {
        Path file = Objects.requireNonNull(publicKey);
        return read(file, lines -> PublicKeyFile.parse(Files.readString(file)));
    }

    /** What is in a file. */
    @FunctionalInterface
    private interface FileReading<T> {
        T of(BufferedReader lines) throws IOException;
    }

    private static <T> T read(Path file, FileReading<T> reading) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return reading.of(lines);
        } catch (IllegalArgumentException e) {
            @Nullable String words = e.getMessage();
            throw new IllegalArgumentException(file + " " + words, e);
        }
    }
}
