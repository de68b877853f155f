package org.flaghoist.draft;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a new partner's names in the place of the other's, in what was copied of it. */
final class RenamedText {

    private static final Pattern SIBLINGS = Pattern.compile("(requiredWhen: *\\{)([^}]*)");
    private static final Pattern TABLE = Pattern.compile("(\\btable: *)(" + NativeNames.NAME + ")");
    // What follows these keys is no name of a field.
    private static final Pattern OTHER = Pattern.compile("\\b(?:type|table|self|unknown|unit|scheme|exclusive): *"
            + NativeNames.NAME + "|\\bpattern: *'(?:[^']|'')*'");
    private static final Pattern ASKED = Pattern.compile("(,\\s*\")(" + NativeNames.NAME + ")(?=\"\\s*\\))");
    // Another name JSLT reads only in quotes.
    private static final Pattern UNQUOTED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final NativeNames names;
    private final Pattern value;
    private final Pattern field;
    private final Pattern sibling;
    private final Pattern readInQuotes;
    private final Pattern read;
    private final Pattern made;
    private final Pattern place;
    private final Pattern refusedAt;

    RenamedText(NativeNames names) {
        this.names = names;
        String any = "(" + names.anyField() + ")";
        // Whole names that no colon follows, but in the place of a record: neither keys nor an element's own text.
        value = Pattern.compile(NativeNames.BEGIN + any + "(?!'?:(?!\\p{L}))" + NativeNames.END);
        field = Pattern.compile("^(\\s+'?@?)" + any + "('?:)(?=\\s*$|\\s*\\{)");
        sibling = Pattern.compile(NativeNames.BEGIN + any + "(?='?:)");
        readInQuotes = Pattern.compile("(\\.\"@?)" + any + "(?=\")");
        read = Pattern.compile("(\\.)" + any + "(?![\\p{L}\\p{N}_-])");
        made = Pattern.compile("(\"@?)" + any + "(?=\"\\s*:)");
        place = Pattern.compile(NativeNames.BEGIN + any + "(?![\\p{L}\\p{N}_-])");
        refusedAt = Pattern.compile("(name-refused-at\\(\\s*\")" + any + "(?=\")");
    }

    /** Whether there are new names. */
    boolean isAny() {
        return !names.isEmpty();
    }

    /** Whether a comment has a name that is no longer that of a field. */
    boolean hasOld(String comment) {
        return place.matcher(comment)
                .results()
                .anyMatch(found -> !name(found.group(1)).equals(found.group(1)));
    }

    /** @param block the key at the beginning of a line under which this one stands */
    String format(String block, String line) {
        int colon = line.indexOf(':');
        if (names.isEmpty() || line.startsWith("#") || colon < 0) {
            return line;
        }
        String renamed = isOfFields(block) ? field(line) : rest(line, colon);
        if (block.equals("records")) {
            renamed = replaced(sibling, renamed, 1, this::name);
        }
        return replaced(TABLE, renamed, 2, names::table);
    }

    private static boolean isOfFields(String block) {
        return block.equals("notification") || block.equals("receipt") || block.equals("picture");
    }

    private String field(String line) {
        String named = line.strip().equals("members:") ? line : replaced(field, line, 2, this::name);
        String siblings = replaced(SIBLINGS, named, 2, list -> replaced(sibling, list, 1, this::name));
        return rest(siblings, siblings.indexOf(':'));
    }

    private String rest(String line, int colon) {
        StringBuilder text = new StringBuilder();
        String rest = line.substring(colon + 1);
        Matcher other = OTHER.matcher(rest);
        int copied = 0;
        while (other.find()) {
            text.append(replaced(value, rest.substring(copied, other.start()), 1, this::name))
                    .append(other.group());
            copied = other.end();
        }
        text.append(replaced(value, rest.substring(copied), 1, this::name));
        return line.substring(0, colon + 1) + text;
    }

    /** What in a mapping may be names of tables, all of which get their new names. */
    static List<String> tables(String jslt) {
        return ASKED.matcher(jslt).results().map(found -> found.group(2)).toList();
    }

    /** What reads the other's fields, and makes members of the hub's form. */
    String reading(String jslt) {
        String inQuotes = replaced(readInQuotes, replaced(refusedAt, jslt, 2, this::name), 2, this::name);
        return asked(replaced(read, inQuotes, 2, this::named));
    }

    /** What makes the other's fields. */
    String writing(String jslt) {
        return asked(replaced(made, jslt, 2, this::name));
    }

    /** Where a field stands in a message. */
    String place(String likes) {
        return replaced(place, likes, 1, this::name);
    }

    private String asked(String jslt) {
        return replaced(ASKED, jslt, 2, names::table);
    }

    private String name(String old) {
        return names.fields().getOrDefault(old, old);
    }

    private String named(String old) {
        String name = name(old);
        return UNQUOTED.matcher(name).matches() ? name : '"' + name + '"';
    }

    private static String replaced(Pattern pattern, String text, int group, UnaryOperator<String> name) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        while (matcher.find()) {
            replaced.append(text.substring(copied, matcher.start(group))).append(name.apply(matcher.group(group)));
            copied = matcher.end(group);
        }
        return replaced.append(text.substring(copied)).toString();
    }
}
