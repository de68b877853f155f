package org.flaghoist.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.mapping.PartnerWords;
import org.flaghoist.notification.SetupException;
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
        description = "Say whether configuration, mappings, tables and samples are sound; lists every fault.")
final class Check implements Callable<Integer> {

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

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Mappings mappings;
        try {
            Setup.read(folders.config(), folders.mappings(), credentials ? asked(System.getenv()) : Secrets.unknown());
            mappings = folders.readMappings();
        } catch (SetupException e) {
            e.faults().forEach(out::println);
            return Answers.NOT_ANSWERED;
        }
        // No fault of the set-up: the hub runs without such a word, and samples can be tried without it.
        List<String> missing = PartnerWords.missing(folders.mappings(), mappings.partners());
        missing.forEach(out::println);
        long wrong = differences(mappings, out);
        String found = wrong > 0
                ? wrong + " samples differ"
                : !missing.isEmpty() ? missing.size() + " words missing" : "all sound";
        out.println(mappings.partners().size() + " partners, " + found);
        return wrong == 0 && missing.isEmpty() ? 0 : Answers.NOT_ANSWERED;
    }

    /** What the start of a hub in this environment asks for: no passwords where an external broker needs none. */
    static Secrets asked(Map<String, String> environment) {
        Secrets all = environment::get;
        return environment.keySet().stream().anyMatch(name -> name.startsWith(EXTERNAL_BROKER))
                ? all.withoutUsers()
                : all;
    }

    private long differences(Mappings mappings, PrintWriter out) {
        Path folder = samples == null ? USUAL_SAMPLES : samples;
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<GoldenSample> all = mappings.partners().stream()
                .map(partner -> new Samples(folder, partner, mappings.of(partner)))
                .flatMap(partner -> Stream.of(partner.in(), partner.out(), partner.receipts()))
                .flatMap(kind -> kind)
                .toList();
        out.println(all.size() + " samples");
        return all.stream()
                .filter(sample -> sample.difference()
                        .get()
                        .map(difference -> {
                            out.println(sample.name() + ": " + difference);
                            return difference;
                        })
                        .isPresent())
                .count();
    }
}
