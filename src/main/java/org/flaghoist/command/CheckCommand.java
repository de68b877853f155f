package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.draft.LookMarks;
import org.flaghoist.lint.Lint;
import org.flaghoist.lint.MaximalSamples;
import org.flaghoist.partner.Secrets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether configuration, mappings, tables and samples are sound. */
@Command(
        name = "check",
        description =
                "Check configuration, mappings, tables and samples, and whether the files of an external"
                        + " broker, if they are there, fit the partners; lists every fault, in the order in which they are best corrected.")
final class CheckCommand implements Callable<Integer> {

    private static final Path USUAL_SAMPLES = Path.of("src/test/samples");
    private static final String ALL = CoverageCheck.ALL;
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
            arity = "0..1",
            fallbackValue = ALL,
            paramLabel = "PARTNER",
            description =
                    "also look whether the credentials are there, of this partner or of all, as the start of the hub"
                            + " does")
    private @Nullable String credentials;

    @Option(
            names = "--accept",
            description =
                    "write what the samples give over what they must give, where that differs; deletes nothing, and"
                            + " turns no accepted sample into a rejected one, nor the other way round")
    private boolean accept;

    @Option(
            names = "--coverage",
            arity = "0..1",
            fallbackValue = ALL,
            paramLabel = "PARTNER",
            description =
                    "also list which fields, words of tables and ways of an 'if' no sample exercises, and what goes"
                            + " one way only, of this partner or of all; no faults")
    private @Nullable String coverage;

    @Option(
            names = "--looked",
            arity = "1..*",
            paramLabel = "FILE",
            description = "first remove the marks LOOK of these files, at whose lines you have looked")
    private List<Path> looked = new ArrayList<>();

    @Option(names = "--watch", description = "check again whenever a file is saved, until it is interrupted")
    private boolean watch;

    @Mixin
    private BrokerXmlOptions brokerXml;

    @Override
    public Integer call() throws IOException, InterruptedException {
        KnownPartners known = KnownPartners.of(folders);
        known.require("--credentials", credentials, spec.commandLine());
        known.require("--coverage", coverage, spec.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        LookMarks.remove(looked).forEach(out::println);
        return watch ? watched(out) : checked(out);
    }

    private int watched(PrintWriter out) throws IOException, InterruptedException {
        try (SavedFiles changes = new SavedFiles(List.of(folders.config(), folders.mappings(), samples()))) {
            while (true) {
                try {
                    checked(out);
                } catch (IOException | RuntimeException e) {
                    // Such as a file that is saved just now: the next one that is saved is checked.
                    out.println("cannot be checked: " + ThrownWords.of(e));
                }
                out.println("checks again when a file is saved; Ctrl-C ends it");
                out.flush();
                changes.await();
            }
        }
    }

    private int checked(PrintWriter out) throws IOException {
        CheckedSetup all = read(System.getenv());
        WorkList work = new WorkList(folders.mappings(), samples());
        all.faults().forEach(work::stops);
        MadeFiles made = all.made();
        List<String> findings = joined(all.findings(samples()), made.broken());
        CheckedSetup files = all.triable(findings);
        findings.forEach(work::fault);
        List<String> differences = differences(files, new UrgencyFaults(folders.mappings(), findings));
        differences.forEach(work::ofBroker);
        // Of files with faults nothing is accepted: it might be one that brought the difference.
        SamplesCheck tried = new SamplesCheck(samples(), accept && files.setup() != null, work, made, findings);
        UntriedSamples untried = files.untriedSamples(findings);
        long differing = tried.differences(folders.mappings(), files.mappings(), untried);
        long misfits = files.setup() == null ? 0 : tried.misfits(folders.mappings(), files.mappings(), untried);
        if (files.setup() != null && findings.isEmpty() && made.old().isEmpty() && differing + misfits == 0) {
            // Before, most would say what is said already.
            findings = MaximalSamples.faults(samples(), folders.mappings(), files.mappings());
            findings.forEach(work::fault);
        }
        int old = made.say(work);
        work.print(out::println);
        printNotes(files, tried, out);
        String found = found(differing, misfits, files.faults().size() + findings.size() + old, differences.size());
        out.println(files.all().size() + " partners, "
                + (found.isEmpty() ? "all sound" : found + "; left: " + work.left()));
        return found.isEmpty() ? 0 : Answers.NOT_ANSWERED;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Credentials are looked for in {@code environment}, where that is asked for. */
    private CheckedSetup read(Map<String, String> environment) {
        if (ALL.equals(credentials)) {
            return CheckedSetup.read(folders, asked(environment));
        }
        CheckedSetup files = CheckedSetup.read(folders, Secrets.unknown());
        return credentials == null ? files : files.withCredentials(credentials, asked(environment));
    }

    private void printNotes(CheckedSetup files, SamplesCheck tried, PrintWriter out) throws IOException {
        Lint.oneWay(folders.mappings(), files.mappings().partners(), coverage != null)
                .forEach(out::println);
        if (coverage != null && files.setup() != null) {
            new CoverageCheck(folders.mappings(), samples()).print(coverage, out);
        }
        if (!files.untried().isEmpty()) {
            out.println(files.untried());
        }
        tried.notes().forEach(out::println);
        String elsewhere = folders.elsewhere();
        if (!elsewhere.isEmpty()) {
            out.println("checked: " + elsewhere);
        }
    }

    private List<String> differences(CheckedSetup files, UrgencyFaults said) throws IOException {
        if (files.setup() == null) {
            return List.of();
        }
        return brokerXml
                .files(folders)
                .differences(brokerXml.parts(folders, files.setup().partners().all()))
                .stream()
                .filter(difference -> !said.explain(difference))
                .toList();
    }

    private static String found(long differing, long misfits, long faults, long differences) {
        return Stream.of(
                        counted(differing, "sample differs", "samples differ"),
                        counted(misfits, "misfit of a sample to its schema", "misfits to schemas"),
                        counted(faults, "fault", "faults"),
                        counted(
                                differences,
                                "difference from the external broker's files",
                                "differences from the external broker's files"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
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

    private Path samples() {
        return samples == null ? USUAL_SAMPLES : samples;
    }
}
