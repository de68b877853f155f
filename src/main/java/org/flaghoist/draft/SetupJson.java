package org.flaghoist.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupText;

/** Reads files of JSON that a draft is made of. */
final class SetupJson {

    private SetupJson() {}

    /** @throws SetupException for what is none, with file and line */
    static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(SetupText.needed(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(e.getLocation().getLineNr(), 1);
            throw new SetupException(
                    List.of(file + ":" + line + ": json: cannot be read: " + e.getOriginalMessage() + "; correct it"));
        }
    }
}
