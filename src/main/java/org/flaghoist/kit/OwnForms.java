package org.flaghoist.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes what the hub understood of what the partner's system sends of itself, for its people to compare. */
final class OwnForms {

    static final String FOLDER = "own";

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final Path folder;
    private int written;

    /** @param report folder of the report */
    OwnForms(Path report) {
        this.folder = report.resolve(FOLDER);
    }

    /**
     * @param name of the message or file
     * @return where it is, seen from the report
     */
    String write(String name, ObjectNode notification) throws IOException {
        Files.createDirectories(folder);
        String file = String.format(Locale.ROOT, "%03d-%s.json", ++written, name.replaceAll("[^A-Za-z0-9._-]", "-"));
        JSON.writeValue(folder.resolve(file).toFile(), notification);
        return FOLDER + "/" + file;
    }

    boolean isAny() {
        return written > 0;
    }

    /** @param rejected whether it sent some that could not be read */
    CaseResult look(boolean rejected) {
        if (written == 0 && rejected) {
            return CaseResult.toLookAt(
                    CaseResult.SENT, "your own notifications", "What your system sent was rejected: see what failed.");
        }
        return written == 0
                ? CaseResult.toLookAt(
                        CaseResult.SENT,
                        "your own notifications",
                        "Your system sent none. Have it write and send what it will send later, of each kind, an update"
                                + " and a cancellation, with --stay.")
                : CaseResult.toLookAt(
                        CaseResult.SENT,
                        "how your own notifications were read",
                        "Compare " + FOLDER + "/ with what your people entered: dates (there in UTC), positions, names,"
                                + " amounts, recipients, level.");
    }
}
