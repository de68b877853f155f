package org.flaghoist.command;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.mapping.MappingLines;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What {@code in.jslt} makes, or does not, and that has no place in the partner's message.
 *
 * @param path JSON Pointer into the hub's form
 * @param keyword of its schema, that is broken
 */
record MadeMember(String path, String keyword) {

    /** As the detail of a fault of the whole message has it. */
    private static final Pattern DETAIL = Pattern.compile("((?:/[^/ ]+)+) ([a-zA-Z]+)");

    private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|\\z)");

    /** @param part of the message where the fault is: what stands there is a value. Null where it is none of it */
    static @Nullable MadeMember of(Rejection fault, @Nullable String part) {
        String detail = fault.detail();
        if (detail == null || (part != null && part.contains(detail))) {
            return null;
        }
        Matcher made = DETAIL.matcher(detail);
        return made.matches() ? new MadeMember(INDEX.matcher(made.group(1)).replaceAll(""), made.group(2)) : null;
    }

    boolean isMissing() {
        return keyword.equals("required");
    }

    private boolean isUnknown() {
        return keyword.equals("additionalProperties") || keyword.equals("unevaluatedProperties");
    }

    /** What is wrong with the message that has it. */
    String ofMessage() {
        if (isMissing()) {
            return "the hub's form requires " + path
                    + ", and in.jslt makes none of this; correct in.jslt, or the message";
        }
        return isUnknown()
                ? "in.jslt makes " + path + ", which the hub's form does not have; correct in.jslt"
                : "in.jslt makes " + path + " as the hub's form does not take it; correct in.jslt, or the message";
    }

    /** Line, key and fault in {@code in.jslt}; of what is missing, there is nothing there. */
    String ofMapping(String jslt) {
        List<String> names = Arrays.asList(path.substring(1).split("/"));
        return Math.max(MappingLines.of(jslt, names), 1) + ": " + names.get(names.size() - 1) + ": SCHEMA: "
                + (isUnknown()
                        ? "the hub's form has no " + path + "; correct it"
                        : "the hub's form does not take what this makes of " + path + "; correct it, or the message");
    }
}
