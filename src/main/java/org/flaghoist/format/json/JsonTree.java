package org.flaghoist.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Map;
import org.flaghoist.format.text.Characters;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.JsonObjects;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;

/** Reads one JSON text into a located tree; numbers stay as written. */
final class JsonTree {

    private static final int DEEPEST = 64;
    /** Several times as many as any message can have that fits the hub's form. */
    private static final int MOST_VALUES = 20_000;

    private static final int FEW = 100;
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final CharBuffer text;
    private final Place message;
    private int kept;

    JsonTree(CharBuffer text, Place message) {
        this.text = text;
        this.message = message;
    }

    /** @throws Rejection for a fault of the whole text */
    LocatedObject read() {
        try (JsonParser parser = JSON.createParser(text.array(), text.arrayOffset(), text.length())) {
            if (parser.nextToken() == null) {
                throw new Rejection(FaultCode.MALFORMED, "", null, "nothing there");
            }
            JsonNode value = value(parser, message);
            if (parser.nextToken() != null) {
                throw new Rejection(FaultCode.MALFORMED, "", null, "more after the value");
            }
            if (value instanceof LocatedObject object) {
                return object;
            }
            throw new Rejection(FaultCode.SCHEMA, "", null, "not an object");
        } catch (StreamConstraintsException e) {
            throw new Rejection(FaultCode.TOO_LARGE, "", null, e.getOriginalMessage());
        } catch (IOException e) {
            throw new Rejection(FaultCode.MALFORMED, "", null, null);
        }
    }

    private JsonNode value(JsonParser parser, Place place) throws IOException {
        kept++;
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> array(parser, place);
            case VALUE_STRING -> text(parser.getText(), place);
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberText(parser.getText(), place);
            default -> NullNode.instance;
        };
    }

    // A mebibyte may hold half a million values of a hundred bytes each. What is not kept is still parsed, for faults
    // of
    // the whole text, and what stands behind a long list is kept.
    private boolean isKept(int before, Place container) {
        boolean isKept = kept <= MOST_VALUES || (before < FEW && kept <= 2 * MOST_VALUES);
        if (!isKept) {
            container.faults().add(FaultCode.SCHEMA, container, null);
        }
        return isKept;
    }

    private LocatedObject object(JsonParser parser, Place place) throws IOException {
        Map<String, JsonNode> members = JsonObjects.few();
        int rank = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int before = kept;
            JsonNode value = value(parser, place.member(name, rank++));
            if (isKept(members.size(), place)) {
                members = JsonObjects.with(members, name, value);
            } else {
                kept = before;
            }
        }
        return new LocatedObject(place, members);
    }

    private LocatedArray array(JsonParser parser, Place place) throws IOException {
        LocatedArray array = new LocatedArray(place);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int before = kept;
            JsonNode value = value(parser, place.element(array.size()));
            if (isKept(array.size(), place)) {
                array.add(value);
            } else {
                kept = before;
            }
        }
        return array;
    }

    private static LocatedText text(String text, Place place) {
        if (Characters.isForbidden(text)) {
            place.faults().add(new Fault(FaultCode.MALFORMED, place, Phase.FORM, 1, null));
        }
        return new LocatedText(Nfc.of(text), place);
    }
}
