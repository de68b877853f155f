package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.format.records.TrailedRecords;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the trailer of a file of records anew, as samples of what is rejected are changed by hand. */
@Command(
        name = "trailer",
        description = "Write the trailer of a partner's file of records anew, with the number of the records and the"
                + " CRC-32 of their bytes, after you have changed some. All else stays as it is.")
final class TrailerCommand implements Callable<Integer> {

    @Mixin
    private Folders folders;

    @Parameters(index = "0", paramLabel = "PARTNER", description = "the partner's id")
    private String partner = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the file of records; without a trailer it gets one")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the file to write to, which may be the same (default: the standard output)")
    private @Nullable Path out;

    @Override
    public Integer call() {
        byte[] whole = whole();
        if (out == null) {
            // Its bytes as they are, in the partner's charset.
            System.out.writeBytes(whole);
            return 0;
        }
        try {
            Files.write(out, whole);
        } catch (IOException e) {
            throw SetupException.ofWhole(out, "cannot be written; name another file with --out");
        }
        return 0;
    }

    private byte[] whole() {
        SyntaxForm form = form();
        RecordLayout layout = form.records();
        if (!form.needsFiles()) {
            throw new IllegalArgumentException(
                    partner + " has no trailer: its syntax is " + form.kind() + ", and only RECORDS have one");
        }
        if (layout == null || !TrailedRecords.isLaidOut(layout)) {
            throw new IllegalArgumentException("records.trailer in " + formatFile()
                    + " does not say where the number and the CRC-32 stand; 'flaghoist check' says what is missing");
        }
        try {
            return new TrailedRecords(layout, form.usualCharset()).of(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + SetupText.why(file, e), e);
        }
    }

    // Whatever else is wrong with its mapping, which may be a draft.
    private SyntaxForm form() {
        SetupFaults faults = new SetupFaults();
        FormatFile format = StrictYaml.read(formatFile(), FormatFile.class, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(format).syntax();
    }

    private Path formatFile() {
        return folders.mappings().resolve(partner).resolve("format.yaml");
    }
}
