package org.flaghoist.draft;

import java.util.Map;

/** Makes a new partner's mapping: the other's, with a first line that says whose it is. */
record MappingDraft(String id, String like) {

    private static final Map<String, String> WHAT = Map.of(
            "in.jslt", "its message as the hub's notification.",
            "out.jslt", "the hub's notification as its message.",
            "receipt.jslt", "the hub's receipt as its own.",
            "picture.jslt", "what a month adds up to, as its own.");

    String text(String name, String likes) {
        String what = WHAT.getOrDefault(name, "a mapping.");
        String mapping = likes.replaceFirst("\\A//[^\n]*\n", "");
        return "// Partner " + id + ": " + what + "\n" + mapping.replace("\"" + like + "\"", "\"" + id + "\"");
    }
}
