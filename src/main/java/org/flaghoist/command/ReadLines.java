package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.effect.FormDifference;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code in.jslt} makes what differs from a golden file.
 *
 * @param jslt its file
 * @param answer what a sample gives: a notification, a rejection, or a list of both
 */
record ReadLines(Path jslt, JsonNode answer) {

    private static final Pattern EACH = Pattern.compile("^(/[0-9]+/notification)(/.*)");

    /** Where the member, or what that stands in, is made; null where no line is known, as of a rejection. */
    @Nullable
    MadeLine of(FormDifference difference) {
        return MadeLine.of(jslt, path(difference.field()));
    }

    private List<String> path(String field) {
        if (!answer.isArray()) {
            return field.startsWith("/") && !answer.has(GivenAnswers.CODE) ? names(field) : List.of();
        }
        Matcher each = EACH.matcher(field);
        // Of a rejection in its place, no member is made.
        return each.matches() && !answer.at(each.group(1)).isMissingNode() ? names(each.group(2)) : List.of();
    }

    private static List<String> names(String pointer) {
        List<String> names = new ArrayList<>();
        for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            // The elements of lists have none.
            if (at.getMatchingIndex() < 0) {
                names.add(at.getMatchingProperty());
            }
        }
        return names;
    }
}
