package org.flaghoist.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The schema that other systems have of what is published. */
final class FeedSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode file;
    private final JsonSchema schema;

    FeedSchema() throws IOException {
        file = JSON.readTree(Files.readString(Path.of("docs/operate/events-feed.schema.json")));
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(file);
    }

    /** What is wrong with an event, each with the event. */
    List<String> faults(JsonNode event) {
        return schema.validate(event).stream()
                .map(fault -> event + ": " + fault.getMessage())
                .toList();
    }

    /** The kinds that it names. */
    List<String> kinds() {
        return StreamSupport.stream(file.path("oneOf").spliterator(), false)
                .map(kind -> kind.at("/properties/kind/const").asText())
                .toList();
    }

    /** The members that it has for the detail of a kind. */
    JsonNode members(String kind) {
        return StreamSupport.stream(file.path("oneOf").spliterator(), false)
                .filter(each -> each.at("/properties/kind/const").asText().equals(kind))
                .map(each -> each.at("/properties/detail/properties"))
                .findFirst()
                .orElseThrow();
    }
}
