package org.flaghoist.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.flaghoist.kit.KitSources;
import org.flaghoist.kit.KitZip;
import org.flaghoist.mapping.Mappings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Packs what partners' engineers get. */
@Command(
        name = "kit",
        description = "Write partner-kit-<id>.zip for each partner, or for those that are named: all that its engineer"
                + " needs to rehearse.")
final class KitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Parameters(paramLabel = "PARTNER", arity = "0..*", description = "only of these")
    private List<String> chosen = List.of();

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "the partners' samples (default: ${DEFAULT-VALUE})",
            defaultValue = "src/test/samples")
    private Path samples = Path.of("");

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "the hub's jar, with lib/ beside it (default: ${DEFAULT-VALUE})",
            defaultValue = "target/flaghoist.jar")
    private Path jar = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the zips are written (default: ${DEFAULT-VALUE})",
            defaultValue = "target")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        Mappings mappings = folders.readMappings();
        KitZip kit = new KitZip(new KitSources(
                folders.config(),
                folders.mappings(),
                samples,
                Path.of("kit/cases.yaml"),
                Path.of("docs/for-partners.md"),
                Path.of("kit/libraries.txt"),
                jar));
        Files.createDirectories(out);
        PrintWriter terminal = spec.commandLine().getOut();
        for (String partner : chosen.isEmpty() ? mappings.partners() : chosen) {
            terminal.println(kit.write(partner, mappings, out) + ": written");
        }
        return 0;
    }
}
