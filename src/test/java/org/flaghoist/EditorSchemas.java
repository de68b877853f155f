package org.flaghoist;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a JSON Schema for editors from the class that reads a file; what it says of a key is the documentation's. */
final class EditorSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Read as YAML's own types; a setting may also be a placeholder. */
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, double.class, Integer.class, Long.class);

    private static final Set<String> CHECKED = Set.of("FormatKeys", "TimeForm", "TextForm", "XmlKeys");

    private final SchemaGenerator generator;
    private final DocumentedKeys documented;
    private final List<String> undocumented = new ArrayList<>();

    /** @param settings true for those that Spring Boot reads, whose keys have hyphens */
    EditorSchemas(DocumentedKeys documented, boolean settings) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                .with(
                        Option.INLINE_ALL_SCHEMAS,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral().withCustomDefinitionProvider(EditorSchemas::definition);
        config.forFields().withRequiredCheck(EditorSchemas::isRequired);
        if (settings) {
            config.forFields().withPropertyNameOverrideResolver(field -> hyphened(field.getDeclaredName()));
        }
        this.generator = new SchemaGenerator(config.build());
        this.documented = documented;
    }

    /** The keys of which the documentation says nothing. */
    List<String> undocumented() {
        return undocumented;
    }

    /** @param path of the object in its file, with dots */
    ObjectNode of(Class<?> keys, String path) {
        ObjectNode schema = generator.generateSchema(keys);
        describe(schema, path);
        return schema;
    }

    private void describe(JsonNode type, String path) {
        type.path("properties").properties().forEach(property -> {
            String key = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            String said = documented.of(key);
            if (said == null) {
                undocumented.add(key);
            } else {
                ((ObjectNode) property.getValue()).put("description", said);
            }
            describe(property.getValue(), key);
        });
        if (type.has("items")) {
            describe(type.get("items"), path);
        }
    }

    private static @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        ObjectNode schema =
                switch (erased.getSimpleName()) {
                    case "Fields" -> map("#/definitions/field");
                    case "Setting" -> setting();
                    case "TextWithLine", "String" -> of("string");
                    case "boolean", "Boolean" -> of("boolean", "string");
                    case "XmlForm" -> null;
                    default -> scalar(erased);
                };
        if (erased.getSimpleName().equals("XmlForm")) {
            schema = context.createDefinition(context.getTypeContext().resolve(named("format.definition.XmlKeys")));
        }
        return schema == null
                ? null
                : new CustomDefinition(
                        schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
    }

    private static @Nullable ObjectNode scalar(Class<?> type) {
        if (type.isEnum()) {
            return words(type);
        } else if (NUMBERS.contains(type)) {
            return of("number", "string");
        }
        boolean isOwn = type.getName().startsWith("org.flaghoist");
        boolean isMany = Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
        return isOwn || isMany || type.isArray() ? null : of("string", "number");
    }

    private static ObjectNode of(String... types) {
        ObjectNode schema = JSON.objectNode();
        if (types.length == 1) {
            return schema.put("type", types[0]);
        }
        ArrayNode any = schema.putArray("type");
        List.of(types).forEach(any::add);
        return schema;
    }

    // Their case does not count, and editors know no such words.
    private static ObjectNode words(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode words = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            words.add(((Enum<?>) constant).name());
        }
        for (Object constant : type.getEnumConstants()) {
            words.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
        }
        return schema;
    }

    private static ObjectNode map(String reference) {
        ObjectNode schema = of("object");
        schema.putObject("additionalProperties").put("$ref", reference);
        return schema;
    }

    /** A value as it is, or where it comes from. */
    private static ObjectNode setting() {
        ObjectNode schema = JSON.objectNode();
        ArrayNode any = schema.putArray("anyOf");
        any.add(of("string", "number", "boolean"));
        for (String source : List.of("env", "file")) {
            ObjectNode from = any.addObject().put("type", "object").put("additionalProperties", false);
            from.putArray("required").add(source);
            from.putObject("properties").putObject(source).put("type", "string");
            if (source.equals("env")) {
                from.withObject("/properties").set("default", of("string", "number", "boolean"));
            }
        }
        return schema;
    }

    private static boolean isRequired(FieldScope field) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        if (property != null) {
            return property.required();
        }
        var member = field.getRawMember();
        return CHECKED.contains(member.getDeclaringClass().getSimpleName())
                && !member.getType().isPrimitive()
                && !member.isAnnotationPresent(JsonSetter.class)
                && !member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String hyphened(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    static Class<?> named(String name) {
        try {
            return Class.forName("org.flaghoist." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
