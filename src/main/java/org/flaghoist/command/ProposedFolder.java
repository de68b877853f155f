package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupText;

/** The files of a folder that a change may have, by paths such as {@code mappings/uk/craft.csv}. */
final class ProposedFolder {

    private static final String POLICY = "config/release-policy.yaml";

    private ProposedFolder() {}

    /** @throws IllegalArgumentException where it has none, or one is empty */
    static SortedMap<String, String> of(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.exists(folder.resolve(POLICY))) {
            files.put(POLICY, text(folder.resolve(POLICY)));
        }
        Path mappings = folder.resolve("mappings");
        if (Files.isDirectory(mappings)) {
            try (Stream<Path> found = Files.walk(mappings)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    if (!path.contains("/.") && !path.endsWith(".md")) {
                        files.put(path, text(file));
                    }
                }
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    folder + ": has neither mappings/ nor " + POLICY + "; name a folder that has");
        }
        return files;
    }

    // For a hub that is one to remove.
    private static String text(Path file) throws IOException {
        String text = SetupText.needed(file);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": is empty; to remove a file, leave it out of the folder, and name it by --remove");
        }
        return text;
    }
}
