package org.flaghoist.effect;

import java.util.List;
import java.util.stream.Stream;

/** The names of the fields to a difference in a partner's own form. */
final class NativePath {

    private NativePath() {}

    /** @param field as {@link FormDifference#field()} has it */
    static List<String> names(String field, String extension) {
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
