package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupText;

/** The files that a command is given: paths, or {@code @list} for a file with a path a line. */
final class InputFiles {

    private InputFiles() {}

    static List<Path> expanded(List<String> given) {
        List<Path> files = new ArrayList<>();
        for (String argument : given) {
            if (argument.startsWith("@")) {
                lines(Path.of(argument.substring(1))).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> files.add(Path.of(line)));
            } else {
                files.add(Path.of(argument));
            }
        }
        return files;
    }

    private static List<String> lines(Path list) {
        try {
            return SetupText.of(list).lines().toList();
        } catch (IOException e) {
            throw SetupException.ofWhole(list, SetupText.why(list, e));
        }
    }
}
