package org.flaghoist.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;

/** The libraries that a kit's commands need, of all that the hub has. */
final class KitLibraries {

    private static final Pattern JAR = Pattern.compile("(.+?)-[0-9].*\\.jar");

    private final Path list;
    private final Set<String> names;

    /** @param list one name a line, without its version; # begins a comment */
    KitLibraries(Path list) throws IOException {
        this.list = list;
        this.names = new TreeSet<>(Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
    }

    /** @throws SetupException where one of the list is not there */
    List<Path> of(Path folder) throws IOException {
        Set<String> missing = new TreeSet<>(names);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars =
                    files.filter(file -> names.contains(name(file))).sorted().toList();
            jars.forEach(jar -> missing.remove(name(jar)));
            if (!missing.isEmpty()) {
                throw SetupException.ofWhole(list, "names " + missing + ", which are not in " + folder);
            }
            return jars;
        }
    }

    private static String name(Path file) {
        Matcher jar = JAR.matcher(file.getFileName().toString());
        return jar.matches() ? jar.group(1) : "";
    }
}
