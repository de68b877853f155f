package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.kit.AgreedExtras;
import org.flaghoist.kit.Rehearsals;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the hub towards a partner's real client. */
@Command(
        name = "rehearse",
        description = "Play the hub towards a partner's own client, on its machine: send every sample, take what it"
                + " sends, try the faults, and write a report (for-partners.md).")
final class RehearseCommand implements Callable<Integer> {

    private static final Path SAMPLES_OF_KIT = Path.of("samples");
    private static final Path SAMPLES_OF_SOURCES = Path.of("src/test/samples");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Parameters(index = "0", paramLabel = "PARTNER", description = "the partner's id")
    private String partner = "";

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "<partner>/{in,out,receipts} (default: samples, or src/test/samples)")
    private @Nullable Path samples;

    @Option(
            names = "--cases",
            paramLabel = "FILE",
            description = "what is tried besides (default: ${DEFAULT-VALUE})",
            defaultValue = "kit/cases.yaml")
    private Path cases = Path.of("");

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "where the reports are written (default: ${DEFAULT-VALUE})",
            defaultValue = "rehearsal")
    private Path report = Path.of("");

    @Option(
            names = "--host",
            description = "where the broker listens (default: ${DEFAULT-VALUE})",
            defaultValue = "127.0.0.1")
    private String host = "";

    @Option(names = "--amqp-port", description = "(default: ${DEFAULT-VALUE})", defaultValue = "5672")
    private int amqpPort;

    @Option(names = "--core-port", description = "(default: ${DEFAULT-VALUE})", defaultValue = "61616")
    private int corePort;

    @Option(
            names = "--take",
            paramLabel = "SECONDS",
            description = "how long your client may take for one message or file (default: ${DEFAULT-VALUE})",
            defaultValue = "30")
    private int take;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "it ends when nothing has happened for so long (default: ${DEFAULT-VALUE})",
            defaultValue = "600")
    private int wait;

    @Option(names = "--without", paramLabel = "CASE", description = "leave this case of the file out; may be repeated")
    private Set<String> without = new LinkedHashSet<>();

    @Option(names = "--pictures", description = "you are sent monthly pictures: send their samples, too")
    private boolean pictures;

    @Option(names = "--manifest", description = "you are sent a manifest each day: send one, too")
    private boolean manifest;

    @Option(names = "--signed-receipts", description = "your receipts are signed: sign them (JMS)")
    private boolean signedReceipts;

    @Option(
            names = "--stay",
            description = "go on taking what your client sends when all is done, until you press Enter, or nothing has"
                    + " happened for --wait")
    private boolean stay;

    @Override
    public Integer call() throws Exception {
        // Before the first word is logged.
        System.setProperty("logback.configurationFile", "kit-logback.xml");
        check();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Rehearsal of " + partner + ": reads the interface and the samples. This takes some seconds ...");
        out.flush();
        SetupFaults faults = new SetupFaults();
        Partner with = Partners.readOne(partner, folders.config(), folders.mappings(), Secrets.environment(), faults);
        Mappings mappings = faults.collect(folders::readMappings);
        faults.throwIfAny();
        if (with == null || mappings == null) {
            throw new IllegalStateException("no partner or no mapping read and no fault reported");
        }
        Rehearsals.RehearsalFolders there = new Rehearsals.RehearsalFolders(samples(), cases, report);
        Rehearsals.RehearsalOptions options = new Rehearsals.RehearsalOptions(
                new Rehearsals.BrokerAddress(host, amqpPort, corePort),
                Duration.ofSeconds(take),
                Duration.ofSeconds(wait),
                without,
                new AgreedExtras(pictures, manifest, signedReceipts),
                stay ? RehearseCommand::isEntered : null,
                String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        return new Rehearsals(with, mappings, there, out).run(options) ? 0 : Answers.NOT_ANSWERED;
    }

    private void check() {
        if (take < 1 || wait < 1) {
            throw new ParameterException(spec.commandLine(), "give --take and --wait as seconds above 0");
        }
        Path partners = folders.config().resolve("partners");
        for (Path needed : List.of(partners, cases)) {
            if (Files.notExists(needed)) {
                throw new IllegalArgumentException(
                        "there is no " + needed.toAbsolutePath().normalize() + ": run it in the folder of the kit");
            }
        }
        if (!Files.exists(partners.resolve(partner + ".yaml"))) {
            throw new ParameterException(
                    spec.commandLine(), "there is no partner '" + partner + "' here, but " + names(partners));
        }
    }

    private static String names(Path partners) {
        return Stream.of(Objects.requireNonNullElse(partners.toFile().list(), new String[0]))
                .map(name -> name.replaceFirst("\\.yaml$", ""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean isEntered() {
        try {
            return System.in.available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    private Path samples() {
        if (samples != null) {
            return samples;
        }
        return Files.isDirectory(SAMPLES_OF_KIT) ? SAMPLES_OF_KIT : SAMPLES_OF_SOURCES;
    }
}
