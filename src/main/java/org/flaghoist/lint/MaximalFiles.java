package org.flaghoist.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupJson;

/**
 * The samples of a partner that have {@code maximal} in their names.
 *
 * @param folder of its samples
 */
record MaximalFiles(Path folder) {

    static final String MARK = "maximal";

    private static final String NOTIFICATION = ".notification.json";
    private static final String SEVERAL = ".notifications.json";
    private static final List<String> ANSWERS = List.of(NOTIFICATION, SEVERAL, ".rejected.json");

    /** What it is to get, in the hub's form. */
    List<ObjectNode> got() throws IOException {
        return notifications("out");
    }

    /** What it has sent, in the hub's form. */
    List<ObjectNode> sent() throws IOException {
        return notifications("in");
    }

    /** What it has sent, as it sent it. */
    List<Path> natives(String extension) throws IOException {
        return files("in", "." + extension).stream()
                .filter(file -> ANSWERS.stream().noneMatch(file.toString()::endsWith))
                .toList();
    }

    private List<ObjectNode> notifications(String kind) throws IOException {
        List<ObjectNode> all = new ArrayList<>();
        for (Path sample : files(kind, NOTIFICATION)) {
            all.add((ObjectNode) SetupJson.object(sample));
        }
        for (Path sample : files(kind, SEVERAL)) {
            for (JsonNode each : SetupJson.read(sample).findValues("notification")) {
                all.add((ObjectNode) each);
            }
        }
        return all;
    }

    private List<Path> files(String kind, String end) throws IOException {
        Path all = folder.resolve(kind);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> isMaximal(file.getFileName().toString(), end))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMaximal(String name, String end) {
        return name.contains(MARK) && name.endsWith(end);
    }
}
