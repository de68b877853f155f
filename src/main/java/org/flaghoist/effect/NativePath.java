package org.flaghoist.effect;

import java.util.List;
import java.util.stream.Stream;

/** The names of the fields to a difference in a partner's own form. */
public final class NativePath {

    private NativePath() {}

    /**
     * From the outermost; of what is no path, that alone.
     *
     * @param field as {@link FormDifference#field()} has it, or a place in a message
     * @param extension of the message's files: of XML, the root is no field
     */
    public static List<String> names(String field, String extension) {
        if (!field.startsWith("/")) {
            return List.of(field);
        }
        return switch (extension) {
            case "json" ->
                Stream.of(field.split("/"))
                        .filter(step -> !step.isEmpty() && !step.matches("\\d+"))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
            // The first is the root element.
            case "xml" ->
                Stream.of(field.replaceFirst("^/", "").split("/"))
                        .skip(1)
                        .map(step -> step.replaceFirst("\\[\\d+]$", ""))
                        .toList();
            default -> List.of(field);
        };
    }
}
