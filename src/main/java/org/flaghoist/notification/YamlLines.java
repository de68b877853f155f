package org.flaghoist.notification;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the line of a key whose fault is reported only later, without its line. */
public final class YamlLines {

    private YamlLines() {}

    /**
     * Where the key stands, or would stand: the line of the nearest key around it that is there.
     *
     * @return from 1
     */
    public static int near(Path file, JsonPointer parent, String key) {
        int line = of(file, parent, key);
        for (JsonPointer at = parent; line == 0 && !at.matches(); at = at.head()) {
            line = of(file, at.head(), at.last().getMatchingProperty());
        }
        return Math.max(line, 1);
    }

    /** The same for a key by its path of names with dots. */
    public static int near(Path file, String path) {
        int dot = path.lastIndexOf('.');
        JsonPointer parent = dot < 0
                ? JsonPointer.empty()
                : JsonPointer.valueOf("/" + path.substring(0, dot).replace('.', '/'));
        return near(file, parent, path.substring(dot + 1));
    }

    /**
     * Where the first key of an object stands.
     *
     * @return from 1, or 0 where it has none
     */
    static int ofObject(Path file, JsonPointer object) {
        return first(file, at -> at.head() != null && at.head().equals(object));
    }

    /**
     * @return from 1, or 0 where the key is not found
     */
    public static int of(Path file, JsonPointer parent, String key) {
        return first(file, parent.appendProperty(key)::equals);
    }

    /**
     * The path of a key, as faults name it, such as {@code partners[3].types}.
     *
     * @param line from 1, in which the key stands
     * @return null where it does not
     */
    public static @Nullable String path(Path file, int line, String key) {
        try (JsonParser parser = new YAMLFactory().createParser(SetupText.orNone(file))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && parser.currentTokenLocation().getLineNr() == line
                        && parser.currentName().equals(key)) {
                    return EmptyValues.path(parser.getParsingContext());
                }
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    /** Where the key stands in a file's text; null where it is not found. */
    static @Nullable JsonLocation in(String yaml, JsonPointer parent, String key) {
        return first(yaml, parent.appendProperty(key)::equals);
    }

    private static int first(Path file, Predicate<JsonPointer> isWanted) {
        try {
            JsonLocation found = first(SetupText.of(file), isWanted);
            return found == null ? 0 : found.getLineNr();
        } catch (IOException e) {
            // The fault then has a file and no line.
            return 0;
        }
    }

    private static @Nullable JsonLocation first(String yaml, Predicate<JsonPointer> isWanted) {
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && isWanted.test(parser.getParsingContext().pathAsPointer())) {
                    return parser.currentTokenLocation();
                }
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }
}
