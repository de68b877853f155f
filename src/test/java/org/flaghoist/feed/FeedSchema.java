package org.flaghoist.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** What is wrong with events that came together. */
    List<String> faults(JsonNode events) {
        return schema.validate(events).stream()
                .map(fault -> events + ": " + fault.getMessage())
                .toList();
    }

    /** What is wrong with an event. */
    List<String> faultsOf(JsonNode event) {
        return faults(JSON.createArrayNode().add(event));
    }

    /** The kinds that it names. */
    List<String> kinds() {
        return StreamSupport.stream(file.at("/items/oneOf").spliterator(), false)
                .map(kind -> kind.at("/properties/kind/const").asText())
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    /** Those that it knows not to be of another version. */
    List<String> knownKinds() {
        List<String> kinds = new ArrayList<>();
        file.at("/items/oneOf")
                .forEach(kind -> kind.at("/properties/kind/not/enum").forEach(name -> kinds.add(name.asText())));
        return kinds;
    }

    /** The members that it has for the detail of a kind. */
    JsonNode members(String kind) {
        return StreamSupport.stream(file.at("/items/oneOf").spliterator(), false)
                .filter(each -> each.at("/properties/kind/const").asText().equals(kind))
                .map(each -> each.at("/properties/detail/properties"))
                .findFirst()
                .orElseThrow();
    }
}
