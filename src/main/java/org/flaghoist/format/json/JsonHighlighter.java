package org.flaghoist.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.flaghoist.format.syntax.Span;
import org.jspecify.annotations.Nullable;

/** Finds what a JSON Pointer names: a member with its name, an element of an array without. */
public final class JsonHighlighter {

    private JsonHighlighter() {}

    /** Null where there is nothing but the message itself to highlight, or where it is no JSON up to that place. */
    static @Nullable public Span highlight(String text, String pointer) {
        if (!pointer.startsWith("/")) {
            return null;
        }
        try (JsonParser parser = JsonTree.JSON.createParser(text)) {
            parser.nextToken();
            return find(parser, pointer.substring(1).split("/", -1));
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Span find(JsonParser parser, String[] steps) throws IOException {
        int outer = -1;
        for (String step : steps) {
            boolean container =
                    parser.currentToken() != null && parser.currentToken().isStructStart();
            int start = container ? enter(parser, step.replace("~1", "/").replace("~0", "~")) : -1;
            if (start < 0) {
                // Where what is missing would stand: the parser is now at the end of what would have it.
                return outer < 0 ? null : new Span(outer, end(parser));
            }
            outer = start;
        }
        parser.skipChildren();
        return new Span(outer, end(parser));
    }

    /** Goes to the value of that member or element. Gives where it begins; -1, at the end, where it is not there. */
    private static int enter(JsonParser parser, String step) throws IOException {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        for (int index = 0; !parser.nextToken().isStructEnd(); index++) {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            boolean found = object ? parser.currentName().equals(step) : step.equals(String.valueOf(index));
            if (object) {
                parser.nextToken();
            }
            if (found) {
                return start;
            }
            parser.skipChildren();
        }
        return -1;
    }

    private static int end(JsonParser parser) throws IOException {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }
}
