package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** Files that are to be written, all new. */
final class DraftFiles {

    /** How the line begins that names the schema by which editors look at a YAML file. */
    static final String EDITORS = "# yaml-language-server:";

    private final Map<Path, String> texts = new TreeMap<>();

    /** The first line of such a file. */
    static String editors(String schema) {
        return EDITORS + " $schema=" + schema + ".schema.json\n";
    }

    void add(Path file, String text) {
        texts.put(file, text);
    }

    Map<Path, String> texts() {
        return texts;
    }

    /** Fails where one is there already. */
    void write() throws IOException {
        for (Map.Entry<Path, String> file : texts.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
        }
    }
}
