package org.flaghoist.format.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.flaghoist.format.syntax.BreakOff;
import org.jspecify.annotations.Nullable;

/** Finds where a text is no JSON any more. */
final class JsonBreakOff {

    private JsonBreakOff() {}

    /** Null where it is one value of JSON. */
    static @Nullable BreakOff of(String text) {
        try (JsonParser parser = JsonTree.JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new BreakOff(1, "nothing there");
            }
            parser.skipChildren();
            boolean isOne = parser.nextToken() == null;
            return isOne ? null : new BreakOff(parser.currentTokenLocation().getLineNr(), "more after the value");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return new BreakOff(at == null ? 1 : Math.max(at.getLineNr(), 1), words(e));
        } catch (IOException e) {
            return null;
        }
    }

    private static String words(JsonProcessingException fault) {
        String words = fault.getOriginalMessage();
        return words == null ? "no JSON" : words.lines().findFirst().orElse("no JSON");
    }
}
