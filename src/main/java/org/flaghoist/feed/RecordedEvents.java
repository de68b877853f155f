package org.flaghoist.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads of the events of a record what is published of them; the rest is passed over, and never becomes objects. */
final class RecordedEvents {

    private static final JsonFactory JSON = new JsonFactory();

    private RecordedEvents() {}

    /** An event of a record, without what is not published. */
    record ReadEvent(
            String kind, @Nullable String partner, @Nullable String rule, Map<String, Object> detail) {}

    /** @param events as the record has them */
    static List<ReadEvent> read(String events) {
        List<ReadEvent> all = new ArrayList<>();
        try (JsonParser in = JSON.createParser(events)) {
            boolean isList = in.nextToken() == JsonToken.START_ARRAY;
            while (isList && in.nextToken() == JsonToken.START_OBJECT) {
                all.add(event(in));
            }
            if (in.currentToken() != JsonToken.END_ARRAY) {
                throw new JsonParseException(in, "no list of events");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the events of a record are no JSON; verify the ledger", e);
        }
        return all;
    }

    private static ReadEvent event(JsonParser in) throws IOException {
        String kind = "";
        String partner = null;
        String rule = null;
        Map<String, Object> detail = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "kind" -> kind = in.getText();
                case "partner" -> partner = in.getValueAsString();
                case "rule" -> rule = in.getValueAsString();
                case "detail" -> detail = PublishedFields.read(in);
                default -> in.skipChildren();
            }
        }
        return new ReadEvent(kind, partner, rule, PublishedFields.of(kind, detail));
    }
}
