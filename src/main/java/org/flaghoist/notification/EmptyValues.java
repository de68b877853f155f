package org.flaghoist.notification;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys without a value: to a reader of the file they are something else than keys that are left out. An alias has
 * none either: it would be read as its own name.
 */
final class EmptyValues {

    private static final Pattern NO_SPACE = Pattern.compile("([^:\\s]+):(\\S.*)");

    private final Path file;
    private final SetupFaults faults;
    private final Set<String> elements = new HashSet<>();

    EmptyValues(Path file, SetupFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Of lists, the paths of elements without a value: whoever reads the file leaves them out. */
    Set<String> elements() {
        return elements;
    }

    /**
     * Adds a fault for each.
     *
     * @return the paths of keys, and of all that is an alias
     */
    Set<String> report(String yaml) throws IOException {
        Set<String> found = new HashSet<>();
        int line = 1;
        try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonStreamContext at = parser.getParsingContext();
                // That there is another document is told where it begins.
                if (at.inRoot() && token.isStructEnd()) {
                    break;
                }
                if (token == JsonToken.FIELD_NAME || at.inArray()) {
                    line = parser.currentTokenLocation().getLineNr();
                }
                if (token == JsonToken.VALUE_NULL) {
                    faults.add(file, line, key(at), fault(at));
                    (at.inArray() ? elements : found).add(path(at));
                } else if (parser.isCurrentAlias()) {
                    faults.add(file, line, key(at), alias(parser.getText()));
                    found.add(path(at));
                }
            }
        }
        return found;
    }

    private static String fault(JsonStreamContext at) {
        if (at.inRoot()) {
            return "is empty; write its keys";
        }
        String noSpace = noSpace(at.inObject() ? at.getCurrentName() : "");
        return noSpace == null ? "is empty; give a value, or remove " + (at.inObject() ? "the key" : "it") : noSpace;
    }

    /** Of a key with its value behind it, which YAML takes for a key; null of another. */
    static @Nullable String noSpace(String key) {
        Matcher noSpace = NO_SPACE.matcher(key);
        return noSpace.matches()
                ? "has no space behind its ':'; write '" + noSpace.group(1) + ": " + noSpace.group(2) + "'"
                : null;
    }

    private static String key(JsonStreamContext at) {
        return at.inRoot() ? "yaml" : path(at);
    }

    private static String alias(String name) {
        return "'*" + name + "' is an alias, and is not followed; write out what it stands for";
    }

    /** With dots, and the index of what stands in a list. */
    static String path(JsonStreamContext at) {
        if (at.inRoot()) {
            return "";
        }
        String around = path(at.getParent());
        if (at.inArray()) {
            return around + "[" + at.getCurrentIndex() + "]";
        }
        return around.isEmpty() ? at.getCurrentName() : around + "." + at.getCurrentName();
    }
}
