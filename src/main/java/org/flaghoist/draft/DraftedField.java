package org.flaghoist.draft;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A field as a partner's own schema has it.
 *
 * @param type as in {@code format.yaml}; empty for an object
 * @param words those that the schema lists; empty where it lists none
 * @param limits further keys of {@code format.yaml}, each with its value as YAML has it
 * @param members of an object
 */
record DraftedField(
        String name,
        String type,
        boolean required,
        boolean list,
        Set<String> words,
        Map<String, String> limits,
        List<DraftedField> members) {

    /** What means nothing else in YAML. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    /** A name of a field, as a key or in a list. */
    static String named(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }

    /** A text as a value in YAML that has it as it is. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
