package org.flaghoist.draft;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a new partner's names in the place of the other's, in what was copied of it. */
record RenamedText(NativeNames names) {

    private static final String NAME = NativeNames.NAME;

    // Whole names that no colon follows: neither keys nor an element's own text.
    private static final Pattern VALUE =
            Pattern.compile("(?<![\\p{L}\\p{N}_#-])(" + NAME + ")(?![\\p{L}\\p{N}_-]|'?:)");
    private static final Pattern FIELD = Pattern.compile("^(\\s+'?@?)(" + NAME + ")('?:)(?=\\s*$|\\s*\\{)");
    private static final Pattern SIBLINGS = Pattern.compile("(requiredWhen: *\\{)([^}]*)");
    private static final Pattern SIBLING = Pattern.compile("(" + NAME + ")(?='?:)");
    private static final Pattern TABLE = Pattern.compile("(\\btable: *)(" + NAME + ")");
    // What follows these keys is no name of a field.
    private static final Pattern OTHER =
            Pattern.compile("\\b(?:type|table|self|unknown|unit|scheme|exclusive): *" + NAME + "|\\bpattern: *'[^']*'");
    private static final Pattern READ = Pattern.compile("(\\.\"?@?)(" + NAME + ")");
    private static final Pattern MADE = Pattern.compile("(\"@?)(" + NAME + ")(?=\"\\s*:)");
    private static final Pattern ASKED = Pattern.compile("(, *\")(" + NAME + ")(?=\"\\))");

    /** @param block the key at the beginning of a line under which this one stands */
    String format(String block, String line) {
        int colon = line.indexOf(':');
        if (names.isEmpty() || line.startsWith("#") || colon < 0) {
            return line;
        }
        String renamed = isOfFields(block) ? field(line) : rest(line, colon);
        return replaced(TABLE, renamed, 2, names::table);
    }

    private static boolean isOfFields(String block) {
        return block.equals("notification") || block.equals("receipt") || block.equals("picture");
    }

    private String field(String line) {
        String named = line.strip().equals("members:") ? line : replaced(FIELD, line, 2, this::name);
        String siblings = replaced(SIBLINGS, named, 2, list -> replaced(SIBLING, list, 1, this::name));
        return rest(siblings, siblings.indexOf(':'));
    }

    private String rest(String line, int colon) {
        StringBuilder text = new StringBuilder();
        String rest = line.substring(colon + 1);
        Matcher other = OTHER.matcher(rest);
        int copied = 0;
        while (other.find()) {
            text.append(replaced(VALUE, rest.substring(copied, other.start()), 1, this::name))
                    .append(other.group());
            copied = other.end();
        }
        text.append(replaced(VALUE, rest.substring(copied), 1, this::name));
        return line.substring(0, colon + 1) + text;
    }

    /** What reads the other's fields, and makes members of the hub's form. */
    String reading(String jslt) {
        return asked(replaced(READ, jslt, 2, this::name));
    }

    /** What makes the other's fields. */
    String writing(String jslt) {
        return asked(replaced(MADE, jslt, 2, this::name));
    }

    private String asked(String jslt) {
        return replaced(ASKED, jslt, 2, names::table);
    }

    private String name(String old) {
        return names.fields().getOrDefault(old, old);
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
