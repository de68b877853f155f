package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;

/** Reads one JSON text into a located tree; numbers stay as written. */
final class JsonTree {

    private static final int DEEPEST = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String text;
    private final Place message;

    JsonTree(String text, Place message) {
        this.text = text;
        this.message = message;
    }

    /** @throws Rejection for a fault of the whole text */
    LocatedObject read() {
        try (JsonParser parser = JSON.createParser(text)) {
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

    private LocatedObject object(JsonParser parser, Place place) throws IOException {
        LocatedObject object = new LocatedObject(place);
        int rank = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser, place.member(name, rank++)));
        }
        return object;
    }

    private LocatedArray array(JsonParser parser, Place place) throws IOException {
        LocatedArray array = new LocatedArray(place);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, place.element(array.size())));
        }
        return array;
    }

    private static LocatedText text(String text, Place place) {
        if (Characters.isForbidden(text)) {
            place.faults().add(new Fault(FaultCode.MALFORMED, place, Stage.FORM, 1, null));
        }
        return new LocatedText(Nfc.of(text), place);
    }
}
