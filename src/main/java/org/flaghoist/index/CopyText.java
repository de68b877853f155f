package org.flaghoist.index;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.flaghoist.index.LinkValues.LinkValue;
import org.jspecify.annotations.Nullable;

/**
 * A copy as its recipient has it, asked whether it shows a value. What does not stand there as a whole field it does
 * not show, whatever the notification says: a link must not confirm what a rule, the form or an edit left out.
 */
final class CopyText {

    private static final String BETWEEN_FIELDS = "\"<>;|~,\t\r\n";
    private static final Pattern FIELDS = Pattern.compile("[" + BETWEEN_FIELDS + "]|  +");

    private static final int FIRST_NOT_ASCII = 128;
    private static final int LAST_DIGITS = 6;

    /** No name or number of a notification is longer, but what somebody has written may be. */
    private static final int LONGEST = 300;

    private final String text;
    private final LinkForms forms;
    private @Nullable String digits;
    private @Nullable List<String> fields;

    CopyText(String text, LinkForms forms) {
        this.text = text.replace("&amp;", "&").replace("\\/", "/");
        this.forms = forms;
    }

    boolean shows(LinkValue value) {
        if (value.kind() == LinkKind.PHONE) {
            // It stands within a text.
            return mayShow(value) && has(text, value);
        }
        return isField(value.written())
                || (mayShow(value) && fields().stream().anyMatch(field -> mayBe(field, value) && has(field, value)));
    }

    private boolean has(String field, LinkValue value) {
        return forms.of(value.kind(), field).contains(value.form());
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

    /** A look at all of it, which costs a fraction of one at each field. */
    private boolean mayShow(LinkValue value) {
        return switch (value.kind()) {
            case SERIAL, HULL, DOCUMENT, PHONE -> digits().contains(end(digits(value.form())));
            case ADVERT, CRAFT -> true;
        };
    }

    /** Before these the 0 of a phone number in brackets may stand. */
    private static String end(String digits) {
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }

    /** To bring a field into the form that is compared costs more than this. */
    private static boolean mayBe(String field, LinkValue value) {
        return switch (value.kind()) {
            case SERIAL, HULL, DOCUMENT ->
                field.length() <= LONGEST && digits(field).equals(digits(value.form()));
            case CRAFT -> field.length() <= LONGEST && (!isPlain(field) || hasFirstWord(field, value.form()));
            case ADVERT -> field.indexOf('/') >= 0;
            case PHONE -> true;
        };
    }

    private static boolean isPlain(String field) {
        return field.chars().allMatch(sign -> sign < FIRST_NOT_ASCII);
    }

    private static boolean hasFirstWord(String field, String name) {
        int end = name.indexOf(' ');
        return field.toLowerCase(Locale.ROOT).contains(end < 0 ? name : name.substring(0, end));
    }

    private List<String> fields() {
        List<String> known = fields;
        if (known == null) {
            known = List.of(FIELDS.split(text));
            fields = known;
        }
        return known;
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
}
