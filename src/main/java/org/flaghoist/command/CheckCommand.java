package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.broker.PartnerParts;
import org.flaghoist.draft.MadeSchema;
import org.flaghoist.exchange.Setup;
import org.flaghoist.lint.Lint;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secrets;
import org.flaghoist.release.ReleasePolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether configuration, mappings, tables and samples are sound. */
@Command(
        name = "check",
        description = "Check configuration, mappings, tables and samples, and whether the files of an external"
                + " broker, if they are there, fit the partners; lists every fault.")
final class CheckCommand implements Callable<Integer> {

    private static final Path USUAL_SAMPLES = Path.of("src/test/samples");
    private static final String EXTERNAL_BROKER = "FLAGHOIST_BROKER_EXTERNAL_";

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "golden samples, <partner>/{in,out,receipts} (default: src/test/samples, if it is there)")
    private @Nullable Path samples;

    @Option(
            names = "--credentials",
            description = "also look whether the credentials are there, as the start of the hub does")
    private boolean credentials;

    @Option(
            names = "--accept",
            description = "write what the samples give over what they must give, where that differs")
    private boolean accept;

    @Option(
            names = "--coverage",
            description = "also list which fields, words of tables and ways of an 'if' no sample exercises; no faults")
    private boolean coverage;

    @Option(names = "--watch", description = "check again whenever a file is saved, until it is interrupted")
    private boolean watch;

    @Mixin
    private BrokerXmlOptions brokerXml;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        return watch ? watched(out) : checked(out);
    }

    private int watched(PrintWriter out) throws IOException, InterruptedException {
        try (SavedFiles changes = new SavedFiles(List.of(folders.config(), folders.mappings(), samples()))) {
            while (true) {
                try {
                    checked(out);
                } catch (IOException | RuntimeException e) {
                    // Such as a file that is saved just now: the next one that is saved is checked.
                    out.println("cannot be checked: " + e);
                }
                out.println("checks again when a file is saved; Ctrl-C ends it");
                out.flush();
                changes.await();
            }
        }
    }

    private int checked(PrintWriter out) throws IOException {
        Mappings mappings;
        PartnerParts parts;
        ReleasePolicy policy;
        try {
            Secrets secrets = credentials ? asked(System.getenv()) : Secrets.unknown();
            Setup setup = Setup.read(folders.config(), folders.mappings(), secrets);
            parts = brokerXml.parts(folders, setup.partners().all());
            mappings = setup.mappings();
            policy = setup.policy();
        } catch (SetupException e) {
            e.faults().forEach(out::println);
            return Answers.NOT_ANSWERED;
        }
        // What follows is no fault of the set-up: the hub can start with it, and samples can be tried.
        List<String> findings = Stream.of(
                        folders.policyFile().findings(),
                        Lint.of(folders.config(), folders.mappings(), mappings.partners(), policy.partners()),
                        MadeSchema.old(folders.mappings(), mappings.partners()))
                .flatMap(List::stream)
                .toList();
        findings.forEach(out::println);
        Lint.oneWay(folders.mappings(), mappings.partners()).forEach(out::println);
        List<String> differences = brokerXml.files(folders).differences(parts);
        differences.forEach(out::println);
        if (coverage) {
            new CoverageCheck(folders.mappings(), samples()).print(out);
        }
        String found = Stream.of(
                        counted(differences(mappings, out), "sample differs", "samples differ"),
                        counted(misfits(mappings, out), "misfit of a sample to its schema", "misfits to schemas"),
                        counted(findings.size(), "fault", "faults"),
                        counted(
                                differences.size(),
                                "difference from the external broker's files",
                                "differences from the external broker's files"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        out.println(mappings.partners().size() + " partners, " + (found.isEmpty() ? "all sound" : found));
        return found.isEmpty() ? 0 : Answers.NOT_ANSWERED;
    }

    private static Optional<String> counted(long count, String one, String many) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + (count == 1 ? one : many));
    }

    /** What the start of a hub in this environment asks for: no passwords where an external broker needs none. */
    static Secrets asked(Map<String, String> environment) {
        Secrets all = environment::get;
        return environment.keySet().stream().anyMatch(name -> name.startsWith(EXTERNAL_BROKER))
                ? all.withoutUsers()
                : all;
    }

    private long differences(Mappings mappings, PrintWriter out) {
        Path folder = samples();
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<GoldenSample> all = mappings.partners().stream()
                .map(partner -> new Samples(folder, partner, mappings.of(partner)))
                .flatMap(Samples::all)
                .toList();
        out.println(all.size() + " samples");
        mappings.partners().stream()
                .filter(partner -> Files.notExists(folder.resolve(partner)))
                .forEach(partner -> out.println(folder.resolve(partner) + ":1: file: " + partner
                        + " has no samples, so nothing of it was tried; no fault"));
        return all.stream()
                .flatMap(sample -> sample.difference().get().stream())
                .filter(difference -> !isAccepted(difference, out))
                .count();
    }

    private long misfits(Mappings mappings, PrintWriter out) throws IOException {
        GoldenSchemas schemas = new GoldenSchemas(folders.mappings(), samples());
        long count = 0;
        for (String partner : mappings.partners()) {
            List<String> misfits = schemas.misfits(partner);
            misfits.forEach(out::println);
            count += misfits.size();
        }
        return count;
    }

    private Path samples() {
        return samples == null ? USUAL_SAMPLES : samples;
    }

    private boolean isAccepted(GoldenDifference difference, PrintWriter out) {
        boolean fresh = Files.notExists(difference.golden());
        boolean accepted = accept && difference.accept();
        if (!accepted || !fresh) {
            difference.messages().forEach(out::println);
        }
        if (accepted) {
            out.println(difference.golden()
                    + (fresh
                            ? ":1: file: is written; look at it before you commit it"
                            : ":1: file: is written anew; look at what changed before you commit it"));
        }
        return accepted;
    }
}
