package org.flaghoist.notification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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

    /**
     * Where a key first has this text as its value.
     *
     * @return from 1, also where it has none
     */
    public static int line(Path file, String key, String text) {
        try (JsonParser parser = new JsonFactory().createParser(SetupText.orNone(file))) {
            @Nullable String name = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && key.equals(name)
                        && parser.getText().equals(text)) {
                    return parser.currentTokenLocation().getLineNr();
                }
                name = token == JsonToken.FIELD_NAME ? parser.currentName() : null;
            }
        } catch (IOException e) {
            // The fault then has a file and no line.
            return 1;
        }
        return 1;
    }

    /** As {@link #read}, of an object. */
    public static JsonNode object(Path file) {
        JsonNode read = read(file);
        if (!read.isObject()) {
            throw SetupException.of(file, 1, "json", "is no object; write one, in { }");
        }
        return read;
    }
}
