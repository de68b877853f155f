package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of a value that cannot be read what may stand in its place, where the parser would name classes of Java. */
final class PlainYamlFault {

    /** Its words stand in format.yaml, and are small there; all others are as in messages. */
    private static final String FORMAT = "org.flaghoist.format.";

    private static final String OTHER = "another value";
    private static final String ZONE = "one by region and town, such as Europe/Paris";

    private PlainYamlFault() {}

    /** Null where the parser's own words have to do. */
    static @Nullable String of(JsonMappingException fault) {
        if (fault instanceof InvalidFormatException value) {
            return "'" + value.getValue() + "' " + notAllowed(value.getTargetType(), String.valueOf(value.getValue()));
        }
        if (fault.getOriginalMessage().startsWith("Trailing token")) {
            return "a second document begins here, behind a line '---'; a file has one";
        }
        return fault instanceof MismatchedInputException other ? "write " + due(other.getTargetType()) : null;
    }

    private static String notAllowed(Class<?> type, String value) {
        if (type.isEnum()) {
            return "cannot stand here; write one of " + words(type);
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return "is no time zone; write " + ZONE;
        }
        if (Charset.class.isAssignableFrom(type)) {
            return "is no charset; write one such as UTF-8 or windows-1252";
        }
        if (type == String.class) {
            return "is no text to YAML; write it in quotes";
        }
        return type == Pattern.class ? "is no pattern" + reason(value) : "cannot stand here; write " + due(type);
    }

    private static String reason(String pattern) {
        try {
            Pattern.compile(pattern);
            return "";
        } catch (PatternSyntaxException e) {
            return ": " + e.getDescription();
        }
    }

    private static String words(Class<?> type) {
        String words = Stream.of(type.getEnumConstants())
                .map(word -> ((Enum<?>) word).name())
                .collect(Collectors.joining(", "));
        return type.getName().startsWith(FORMAT) ? words.toLowerCase(Locale.ROOT) : words;
    }

    /** What is to be written where a value of this type has its place. */
    static String due(@Nullable Class<?> type) {
        if (type == null) {
            return OTHER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list, [..]";
        }
        if (type.isEnum()) {
            return "one of " + words(type);
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return ZONE;
        }
        boolean isOfKeys = Map.class.isAssignableFrom(type) || type.getName().startsWith("org.flaghoist.");
        return isOfKeys ? "keys with their values, {<key>: <value>}" : type == String.class ? "text" : OTHER;
    }
}
