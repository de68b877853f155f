package org.flaghoist.index;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flaghoist.index.LinkValues.LinkValue;
import org.jspecify.annotations.Nullable;

/**
 * A copy as its recipient has it, asked whether it shows a value. What does not stand there as a whole field it does
 * not show, whatever the notification says: a link must not confirm what a rule, the form or an edit left out.
 */
final class CopyText {

    private static final String BETWEEN_FIELDS = "\"<>;|~,\t\r\n";
    private static final Pattern FIELDS = Pattern.compile("[" + BETWEEN_FIELDS + "]|  +");

    private static final int LAST_DIGITS = 6;

    private final String text;
    private final LinkForms forms;
    private final Map<LinkKind, Set<String>> found = new EnumMap<>(LinkKind.class);
    private @Nullable String digits;
    private @Nullable String words;

    CopyText(String text, LinkForms forms) {
        this.text = text.replace("&amp;", "&").replace("\\/", "/");
        this.forms = forms;
    }

    boolean shows(LinkValue value) {
        return (value.kind() != LinkKind.PHONE && isField(value.written()))
                || (mayShow(value)
                        && found.computeIfAbsent(value.kind(), this::found).contains(value.form()));
    }

    /** A look at all of it, which costs a fraction of one at each field. */
    private boolean mayShow(LinkValue value) {
        return switch (value.kind()) {
            case SERIAL, HULL, DOCUMENT, PHONE -> digits().contains(end(digits(value.form())));
            case CRAFT -> words().contains(" " + value.form() + " ");
            case ADVERT -> true;
        };
    }

    /** Before these the 0 of a phone number in brackets may stand. */
    private static String end(String digits) {
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }

    private String digits() {
        String known = digits;
        if (known == null) {
            known = digits(text);
            digits = known;
        }
        return known;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            }
        }
        return digits.toString();
    }

    private String words() {
        String known = words;
        if (known == null) {
            known = Folding.allWords(text).collect(Collectors.joining(" ", " ", " "));
            words = known;
        }
        return known;
    }

    /** As it was written: the usual case, which costs little. */
    private boolean isField(String written) {
        for (int at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
            if (isBetween(at - 1) && isBetween(at + written.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean isBetween(int at) {
        return at < 0 || at >= text.length() || BETWEEN_FIELDS.indexOf(text.charAt(at)) >= 0;
    }

    private Set<String> found(LinkKind kind) {
        // A number stands within a text.
        List<String> fields = kind == LinkKind.PHONE ? List.of(text) : Arrays.asList(FIELDS.split(text));
        Set<String> all = new HashSet<>();
        fields.stream()
                .filter(field -> kind != LinkKind.ADVERT || field.indexOf('/') >= 0)
                .forEach(field -> all.addAll(forms.of(kind, field)));
        return all;
    }
}
