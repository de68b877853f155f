package org.flaghoist.command;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/** Finds an attribute that {@code format.yaml} does not have. */
final class UnknownAttribute {

    private static final Pattern TAG = Pattern.compile("<[^\\s>/]+([^>]*)", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=]+)\\s*=\\s*(?:\"[^\"]*\"|'[^']*')");

    private UnknownAttribute() {}

    /**
     * Its name; null where there is none.
     *
     * @param part the text of an element, or of an attribute
     * @param place of the element in its message
     */
    static @Nullable String in(String part, Path format, String place) {
        FormatFile file = StrictYaml.read(format, FormatFile.class, new SetupFaults());
        if (file == null || file.syntax().kind() != SyntaxKind.XML || !place.startsWith("/")) {
            return null;
        }
        Field field = DeclaredPath.at(file.notification(), place, file.syntax().extension())
                .field();
        return field == null
                ? null
                : names(part)
                        .filter(name -> !name.startsWith("xmlns") && !name.startsWith("xsi:"))
                        .filter(name -> known(file, field).noneMatch(("@" + name)::equals))
                        .findFirst()
                        .orElse(null);
    }

    private static Stream<String> names(String part) {
        Matcher tag = TAG.matcher(part);
        Matcher attribute = ATTRIBUTE.matcher(part);
        if (attribute.matches()) {
            return Stream.of(attribute.group(1));
        }
        return tag.lookingAt()
                ? ATTRIBUTE.matcher(tag.group(1)).results().map(found -> found.group(1))
                : Stream.empty();
    }

    private static Stream<String> known(FormatFile file, Field field) {
        return switch (field.type()) {
            case TEXT -> Stream.of(file.text().language());
            case MOMENT, MOMENT_OR_DAY ->
                Stream.ofNullable(file.times().fold()).flatMap(fold -> Stream.ofNullable(fold.flag()));
            default -> field.members().byName().keySet().stream();
        };
    }
}
