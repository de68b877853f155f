package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupException;
import picocli.CommandLine.Option;

/** The folder that native files are written to, each under its source's name with the native extension. */
final class NativeFiles {

    /** The first that fits goes: samples have the names that golden files go by. */
    private static final List<String> SOURCE_ENDINGS =
            List.of(".notification.json", ".receipt.json", ".picture.json", ".json");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder to write to")
    private Path folder;

    /**
     * What is written.
     *
     * @param fault says why it cannot be
     */
    record FormToWrite(Mapping mapping, WrittenFault fault) {}

    /** Makes the native form of one file. */
    @FunctionalInterface
    interface Renderer {
        byte[] bytes() throws IOException;
    }

    /** Writes it, unless there is one that a person may have corrected. */
    void writeNew(FormToWrite form, Path source, Renderer renderer, Answers answers) throws IOException {
        Path file = file(form, source);
        if (Files.exists(file) && !Files.isSameFile(file, source)) {
            answers.note(file + ":1: file: is there, and stays as it is; delete it to have it written anew");
        } else {
            write(form, source, renderer, answers);
        }
    }

    void write(FormToWrite form, Path source, Renderer renderer, Answers answers) throws IOException {
        try {
            byte[] bytes = renderer.bytes();
            Files.createDirectories(folder);
            Path file = file(form, source);
            if (Files.exists(file) && Files.isSameFile(file, source)) {
                throw SetupException.ofWhole(file, "is what is read; name another folder with --out");
            }
            Files.write(file, bytes);
        } catch (Rejection e) {
            answers.print(source, "failed", Answers.failed(e.code(), e.field()));
            answers.note(form.fault().line(e) + "; met by " + source);
        }
    }

    private Path file(FormToWrite form, Path source) {
        return folder.resolve(nativeName(source, form.mapping().extension()));
    }

    private static String nativeName(Path source, String extension) {
        String name = source.getFileName().toString();
        int end = SOURCE_ENDINGS.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.length() - ending.length())
                .orElse(name.length());
        return name.substring(0, end) + "." + extension;
    }
}
