package org.flaghoist.format.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.flaghoist.format.syntax.TextBreak;
import org.jspecify.annotations.Nullable;

/** Finds where a text is no JSON any more. */
final class JsonTextBreak {

    private JsonTextBreak() {}

    /** Null where it is one value of JSON. */
    static @Nullable TextBreak of(String text) {
        try (JsonParser parser = JsonTree.JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new TextBreak(1, "nothing there");
            }
            parser.skipChildren();
            boolean isOne = parser.nextToken() == null;
            return isOne ? null : new TextBreak(parser.currentTokenLocation().getLineNr(), "more after the value");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return new TextBreak(at == null ? 1 : Math.max(at.getLineNr(), 1), words(e));
        } catch (IOException e) {
            return null;
        }
    }

    private static String words(JsonProcessingException fault) {
        String words = fault.getOriginalMessage();
        return words == null ? "no JSON" : words.lines().findFirst().orElse("no JSON");
    }
}
