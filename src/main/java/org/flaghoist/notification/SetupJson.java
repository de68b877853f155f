package org.flaghoist.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;

/** Reads files of JSON of the setup. */
public final class SetupJson {

    private SetupJson() {}

    /** @throws SetupException for what is none, with file and line */
    public static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(SetupText.needed(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw SetupException.of(file, line, "json", "cannot be read: " + e.getOriginalMessage() + "; correct it");
        }
    }

    /** The same of an object. */
    public static JsonNode object(Path file) {
        JsonNode read = read(file);
        if (!read.isObject()) {
            throw SetupException.of(file, 1, "json", "is no object; write one, in { }");
        }
        return read;
    }
}
