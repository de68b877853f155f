package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.flaghoist.exchange.Setup;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secrets;
import org.flaghoist.tryout.TriedFile;
import org.flaghoist.tryout.Tryout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the hub would do with a partner's file, and again when that or the configuration is saved. */
@Command(
        name = "watch",
        description = "Show what the hub would do with a partner's file: the hub form, who may have it and by which"
                + " rule, and each recipient's copy; again whenever the file, a mapping or the configuration is"
                + " saved. Nothing is recorded, and nothing leaves.",
        exitCodeListHeading = "Exit codes, with --once:%n",
        exitCodeList = {
            "0:each notification would be accepted, and each copy can be rendered",
            "1:one would be rejected, or a copy failed, or the configuration has faults, or the file is not there",
            "2:the command's own words are wrong"
        })
final class WatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Option(names = "--once", description = "show it once and end, as for CI")
    private boolean once;

    @Mixin
    private EarlierOption earlier;

    @Parameters(index = "0", paramLabel = "PARTNER", description = "the partner's id")
    private String partner;

    @Parameters(index = "1", paramLabel = "FILE", description = "what it sends: a file, or a message's content")
    private Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        return once ? shown(out) : watched(out);
    }

    private int watched(PrintWriter out) throws IOException, InterruptedException {
        try (SavedFiles changes = new SavedFiles(List.of(folders.config(), folders.mappings()), file)) {
            while (true) {
                shown(out);
                out.println("shows it again when the file, a mapping or the configuration is saved; Ctrl-C ends it");
                out.flush();
                changes.await();
            }
        }
    }

    private int shown(PrintWriter out) throws IOException {
        Setup setup;
        try {
            setup = Setup.read(folders.config(), folders.mappings(), Secrets.unknown());
        } catch (SetupException e) {
            e.faults().forEach(out::println);
            return Answers.NOT_ANSWERED;
        }
        if (!Files.isReadable(file)) {
            out.println(file + ":1: file: cannot be read; save it there");
            return Answers.NOT_ANSWERED;
        }
        Set<String> given = earlier.of(setup.policy().partners());
        TriedFile tried = new Tryout(setup, Tryout.SHIPPED_LARGEST, notification -> given)
                .file(partner, Files.readAllBytes(file), Integer.MAX_VALUE);
        new TriedText(out, file, folders.mappings(), setup).print(tried);
        return tried.isSound() ? 0 : Answers.NOT_ANSWERED;
    }
}
