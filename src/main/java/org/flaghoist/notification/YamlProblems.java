package org.flaghoist.notification;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds a fault for each unknown key, and for each word that cannot stand where it does. In its place another value is
 * read, so that the faults behind it are found, too.
 */
final class YamlProblems extends DeserializationProblemHandler {

    static final String UNKNOWN = "unknown key";

    private static final Map<Class<?>, Object> OTHERS = Map.of(
            boolean.class,
            false,
            Boolean.class,
            false,
            int.class,
            0,
            Integer.class,
            0,
            double.class,
            0.0,
            ZoneId.class,
            ZoneOffset.UTC);

    private final Path file;
    private final SetupFaults faults;
    private final Set<String> unread;
    private final String yaml;
    private final boolean leavesOut;
    private @Nullable MistypedKey mistyped;

    /**
     * @param yaml what the file has, or it with keys that were mistyped in it
     * @param unread takes the paths of values in whose place another one is read
     * @param leavesOut whether null is read where there is no other value
     */
    YamlProblems(Path file, String yaml, SetupFaults faults, Set<String> unread, boolean leavesOut) {
        this.file = file;
        this.yaml = yaml;
        this.faults = faults;
        this.unread = unread;
        this.leavesOut = leavesOut;
    }

    /**
     * Adds a fault for a key that must be there.
     *
     * @param type of its value
     */
    void missing(DeserializationContext context, String key, Class<?> type) {
        JsonStreamContext around = context.getParser().getParsingContext();
        String path = EmptyValues.path(around);
        String whole = path.isEmpty() ? key : path + "." + key;
        unread.add(whole);
        int first = YamlLines.ofObject(file, around.pathAsPointer());
        int line =
                first > 0 ? first : context.getParser().currentTokenLocation().getLineNr();
        faults.add(file, line, whole, "is missing; write " + PlainYamlFault.due(type));
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String key)
            throws IOException {
        String noSpace = EmptyValues.noSpace(key);
        // Of one without a value that is said already.
        if (noSpace == null || parser.currentToken() != JsonToken.VALUE_NULL) {
            Collection<Object> known = deserializer.getKnownPropertyNames();
            String path = path(context, parser, key);
            JsonPointer object = object(context, parser);
            JsonLocation found = YamlLines.in(yaml, object, key);
            int line = (found == null ? parser.currentTokenLocation() : found).getLineNr();
            MistypedKey meant = noSpace == null ? MistypedKey.of(yaml, object, path, key, sorted(known)) : null;
            faults.add(file, line, path, noSpace == null ? unknown(meant, sorted(known)) : noSpace);
        }
        parser.skipChildren();
        return true;
    }

    private String unknown(@Nullable MistypedKey found, List<String> known) {
        // The others are looked at when the file is read with this one corrected.
        mistyped = mistyped == null ? found : mistyped;
        String meant = found == null ? "; known here: " : "; did you mean '" + found.meant() + "'? Known here: ";
        return known.isEmpty() ? UNKNOWN : UNKNOWN + meant + known;
    }

    /** The first unknown key behind which another one is seen; null where there is none. */
    @Nullable
    MistypedKey mistyped() {
        return mistyped;
    }

    private static List<String> sorted(@Nullable Collection<Object> keys) {
        return keys == null
                ? List.of()
                : keys.stream()
                        .map(String::valueOf)
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList();
    }

    private static JsonPointer object(DeserializationContext context, JsonParser parser) {
        JsonPointer at = at(context, parser).pathAsPointer();
        return isBuffered(context, parser) ? at : at.head();
    }

    private static String path(DeserializationContext context, JsonParser parser, String key) {
        String at = EmptyValues.path(at(context, parser));
        return !isBuffered(context, parser) ? at : at.isEmpty() ? key : at + "." + key;
    }

    /** The key's place, or that of the object which it is in where that was buffered. */
    private static JsonStreamContext at(DeserializationContext context, JsonParser parser) {
        JsonStreamContext at = context.getParser().getParsingContext();
        boolean isInside =
                !isBuffered(context, parser) && parser.currentToken().isStructStart() && at.getParent() != null;
        return isInside ? at.getParent() : at;
    }

    // What a constructor does not take, which is read when the parser is behind it all.
    private static boolean isBuffered(DeserializationContext context, JsonParser parser) {
        return parser != context.getParser();
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        // Whoever wants text has the text, which YAML takes for something else.
        Object other = type == String.class ? value : another(type);
        return told(context, other, InvalidFormatException.from(context.getParser(), message, value, type));
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String message) {
        return told(context, another(type), InvalidFormatException.from(context.getParser(), message, value, type));
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, @Nullable String message)
            throws IOException {
        // Of others the parser may have begun to read what stands there.
        Object other = type.isCollectionLikeType() ? another(type.getRawClass()) : null;
        @Nullable
        Object told = told(
                context, other, MismatchedInputException.from(parser, type, Objects.requireNonNullElse(message, "")));
        if (told != NOT_HANDLED) {
            parser.skipChildren();
        }
        return told;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            @Nullable ValueInstantiator instantiator,
            JsonParser parser,
            String message) {
        // A text in the place of a list.
        Object other = Collection.class.isAssignableFrom(type) ? another(type) : null;
        return told(context, other, MismatchedInputException.from(parser, type, message));
    }

    private @Nullable Object told(DeserializationContext context, @Nullable Object other, JsonMappingException fault) {
        String plain = PlainYamlFault.of(fault);
        if ((other == null && !leavesOut) || plain == null) {
            return NOT_HANDLED;
        }
        JsonParser parser = context.getParser();
        JsonStreamContext at = parser.getParsingContext();
        // What begins here is its own surrounding already.
        boolean isInside = parser.currentToken().isStructStart() && at.getParent() != null;
        String path = EmptyValues.path(isInside ? at.getParent() : at);
        if (path.isEmpty()) {
            // The file as a whole: nothing of it is left.
            return NOT_HANDLED;
        }
        unread.add(path);
        faults.add(file, fault.getLocation().getLineNr(), path, plain);
        return other;
    }

    /** Null where reading has to end. */
    static @Nullable Object another(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (Collection.class.isAssignableFrom(type)) {
            return type.isAssignableFrom(HashSet.class) ? new HashSet<>() : new ArrayList<>();
        }
        return OTHERS.get(type);
    }
}
