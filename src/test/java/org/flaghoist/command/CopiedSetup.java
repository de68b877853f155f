package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A copy of the project's configuration and mappings, without samples, to be changed and checked. */
record CopiedSetup(Path folder) {

    static CopiedSetup in(Path folder) throws IOException {
        for (String part : List.of("config", "mappings")) {
            FileSystemUtils.copyRecursively(Path.of(part), folder.resolve(part));
        }
        Files.createDirectory(folder.resolve("samples"));
        return new CopiedSetup(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The exit code of {@code flaghoist check}. */
    int check(String... more) {
        return checkWith(file("samples"), more);
    }

    /** The same with these samples. */
    int checkWith(Path samples, String... more) {
        Stream<String> folders = Stream.of(
                "check",
                "--config",
                file("config").toString(),
                "--mappings",
                file("mappings").toString(),
                "--samples",
                samples.toString());
        return Commands.run(Stream.concat(folders, Stream.of(more)).toArray(String[]::new));
    }
}
