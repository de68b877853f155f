package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.effect.NativeForms;
import org.flaghoist.notification.SetupText;

/** Reads files of samples; of one that is not what its name says, the fault names it. */
final class SampleJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SampleJson() {}

    /** A file of samples that cannot be read. */
    static final class UnreadableSample extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** @param fault key and message */
        UnreadableSample(Path file, int line, String fault) {
            super(file + ":" + line + ": " + fault);
        }
    }

    /** Its bytes. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableSample(file, 1, "file: " + SetupText.why(file, e));
        }
    }

    /** An object of JSON, comparable by value. */
    static ObjectNode object(Path file) {
        if (read(file) instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableSample(file, 1, "json: is no object; write one, in { }");
    }

    /** A list of JSON, comparable by value. */
    static JsonNode list(Path file) {
        JsonNode list = read(file);
        if (list.isArray()) {
            return list;
        }
        throw new UnreadableSample(file, 1, "json: is no list; write one, in [ ]");
    }

    private static JsonNode read(Path file) {
        try {
            return NativeForms.comparable(JSON.readTree(bytes(file)));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(e.getLocation().getLineNr(), 1);
            throw new UnreadableSample(
                    file, line, "json: cannot be read: " + e.getOriginalMessage() + "; correct it");
        } catch (IOException e) {
            throw new UnreadableSample(file, 1, "file: " + SetupText.why(file, e));
        }
    }
}
