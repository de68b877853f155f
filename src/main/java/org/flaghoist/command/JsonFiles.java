package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.flaghoist.effect.NativeForms;
import org.flaghoist.notification.SetupText;

/** Reads files of JSON, such as samples; of one that is none, the fault names file and line. */
final class JsonFiles {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String TRAILING = "Trailing token";

    private JsonFiles() {}

    /** A file that cannot be read, or is not what it must be. */
    static final class UnreadableFile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String words;

        /** @param fault key and message */
        UnreadableFile(Path file, int line, String fault) {
            this(file + ":" + line + ": " + fault);
        }

        private UnreadableFile(String words) {
            super(words);
            this.words = words;
        }

        /** File, line, key and message. */
        String words() {
            return words;
        }
    }

    /** Its bytes. */
    static byte[] bytes(Path file) {
        try {
            return SetupText.bytes(file);
        } catch (IOException e) {
            throw new UnreadableFile(file, 1, "file: " + SetupText.why(file, e));
        }
    }

    /** An object of JSON, as it is written. */
    static ObjectNode object(Path file, byte[] content) {
        if (read(file, content) instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableFile(file, 1, "json: is no object; write one, in { }");
    }

    /** The same of a sample, comparable by value. */
    static ObjectNode object(Path file) {
        return comparable(file, bytes(file));
    }

    /** The same of its content. */
    static ObjectNode comparable(Path file, byte[] content) {
        return (ObjectNode) NativeForms.comparable(object(file, content));
    }

    /** A list of JSON, comparable by value. */
    static JsonNode list(Path file, byte[] content) {
        JsonNode list = read(file, content);
        if (list.isArray()) {
            return NativeForms.comparable(list);
        }
        throw new UnreadableFile(file, 1, "json: is no list; write one, in [ ]");
    }

    private static JsonNode read(Path file, byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(e.getLocation().getLineNr(), 1);
            if (e.getOriginalMessage().startsWith("Invalid UTF-8")) {
                throw new UnreadableFile(file, line, "file: is not UTF-8; save it as UTF-8");
            }
            String why = e.getOriginalMessage().startsWith(TRAILING)
                    ? "has more than one; keep one in each file"
                    : "cannot be read: " + UnreadableForm.why(e) + "; correct it";
            throw new UnreadableFile(file, line, "json: " + why);
        } catch (IOException e) {
            throw new UnreadableFile(file, 1, "file: " + SetupText.why(file, e));
        }
    }
}
