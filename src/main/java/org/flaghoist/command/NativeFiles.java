package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import picocli.CommandLine.Option;

/** The folder that native files are written to, each under its source's name with the native extension. */
final class NativeFiles {

    private static final String SOURCE_ENDING = ".json";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder to write to")
    private Path folder;

    /** Makes the native form of one file. */
    @FunctionalInterface
    interface Renderer {
        byte[] bytes() throws IOException;
    }

    void write(Mapping mapping, Path source, Renderer renderer, Answers answers) throws IOException {
        try {
            byte[] bytes = renderer.bytes();
            Files.createDirectories(folder);
            Files.write(folder.resolve(nativeName(source, mapping.extension())), bytes);
        } catch (Rejection e) {
            answers.print(source, "failed", Answers.failed(e.code(), e.field()));
        }
    }

    private static String nativeName(Path source, String extension) {
        String name = source.getFileName().toString();
        int end = name.endsWith(SOURCE_ENDING) ? name.length() - SOURCE_ENDING.length() : name.length();
        return name.substring(0, end) + "." + extension;
    }
}
