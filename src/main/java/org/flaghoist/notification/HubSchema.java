package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The hub's own form, {@code mappings/notification.schema.json}. Thread-safe. */
public final class HubSchema {

    /** More than any list of the schema may have. */
    private static final int LONGEST_LIST = 1000;

    private final JsonSchema schema;

    private HubSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * One thing that does not fit.
     *
     * @param path JSON Pointer to the value that is wrong, or that lacks a member
     * @param node the value at {@code path}
     * @param keyword of JSON Schema, for instance {@code required}
     * @param missing the member that is missing, for {@code required}
     */
    public record Misfit(
            String path,
            @Nullable JsonNode node,
            String keyword,
            @Nullable String missing) {}

    /** Reads the schema; a fault of it is thrown as {@link SetupException}. */
    public static HubSchema read(Path file) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .regularExpressionFactory(pattern -> new ReusedMatchers(Pattern.compile(endOfText(pattern)))::find)
                .build();
        JsonNode source = SetupJson.object(file);
        ClosedObjects.close(source);
        try {
            JsonSchema schema = factory().getSchema(source, config);
            // Else a reference that leads nowhere is a fault of the first message.
            schema.initializeValidators();
            return new HubSchema(schema);
        } catch (JsonSchemaException e) {
            String what = "cannot be used: " + e.getMessage() + "; correct it, and refer to nothing outside it";
            throw SetupException.of(file, 1, "json", what);
        }
    }

    private static JsonSchemaFactory factory() {
        JsonMetaSchema meta = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("x-niem"))
                .build();
        return new JsonSchemaFactory.Builder()
                .defaultMetaSchemaIri(meta.getIri())
                .metaSchema(meta)
                // What is elsewhere nobody has agreed to, and it may be another, or without end, each time.
                .schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance()))
                .build();
    }

    // Java's $ also matches before a last line break, so that "BG\n" would pass.
    private static String endOfText(String pattern) {
        return pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
    }

    /** The members that every notification has, whatever its type. */
    public List<String> required() {
        return StreamSupport.stream(schema.getSchemaNode().path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What does not fit, in no order; of a list far longer than any may be, nothing behind its beginning. */
    public List<Misfit> check(JsonNode notification) {
        List<Misfit> misfits = new ArrayList<>();
        for (ValidationMessage message :
                schema.validate(isBounded(notification) ? notification : bounded(notification))) {
            misfits.add(new Misfit(
                    message.getInstanceLocation().toString(),
                    message.getInstanceNode(),
                    message.getType(),
                    message.getProperty()));
        }
        return misfits;
    }

    private static boolean isBounded(JsonNode node) {
        if (node.isArray() && node.size() > LONGEST_LIST) {
            return false;
        }
        for (JsonNode child : node) {
            if (!isBounded(child)) {
                return false;
            }
        }
        return true;
    }

    // The validator keeps a kilobyte for each element that does not fit.
    private static JsonNode bounded(JsonNode node) {
        if (node.isObject()) {
            ObjectNode bounded = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> bounded.set(member.getKey(), bounded(member.getValue())));
            return bounded;
        }
        if (node.isArray()) {
            ArrayNode bounded = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Math.min(node.size(), LONGEST_LIST); i++) {
                bounded.add(bounded(node.get(i)));
            }
            return bounded;
        }
        return node;
    }

    /**
     * Whether the form has such a value at all, for paths in the configuration.
     *
     * @param path JSON Pointer, with {@code *} for each element of a list
     */
    public boolean has(String path) {
        return !at(path).isMissingNode();
    }

    /**
     * The words that a value may have; empty where the form does not list them.
     *
     * @param path of a value that there is, as for {@link #has}
     */
    public List<String> words(String path) {
        return StreamSupport.stream(at(path).path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Where a value stands among the members of the form: texts in the order of the members. */
    public String place(String path) {
        StringBuilder place = new StringBuilder();
        for (int from = 0; from >= 0; from = path.indexOf('/', from + 1)) {
            List<String> members = new ArrayList<>();
            at(path.substring(0, from)).path("properties").fieldNames().forEachRemaining(members::add);
            String name = path.substring(from + 1).split("/", 2)[0];
            place.append(String.format(Locale.ROOT, "/%03d", members.indexOf(name) + 1));
        }
        return place.toString();
    }

    private JsonNode at(String path) {
        JsonNode root = schema.getSchemaNode();
        JsonNode at = root;
        for (String step : path.isEmpty() ? new String[0] : path.substring(1).split("/", -1)) {
            JsonNode next =
                    step.equals("*") ? at.path("items") : at.path("properties").path(step);
            at = next.has("$ref") ? root.at(next.get("$ref").textValue().substring(1)) : next;
        }
        return at;
    }
}
