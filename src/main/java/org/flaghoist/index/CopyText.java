package org.flaghoist.index;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.flaghoist.index.LinkValues.LinkValue;

/**
 * A copy as its recipient has it, asked whether it shows a value. What does not stand there as a whole field it does
 * not show, whatever the notification says: a link must not confirm what a rule, the form or an edit left out.
 */
final class CopyText {

    private static final String BETWEEN_FIELDS = "\"<>;|~,\t\r\n";
    private static final Pattern FIELDS = Pattern.compile("[" + BETWEEN_FIELDS + "]|  +");

    private final String text;
    private final LinkForms forms;
    private final Map<LinkKind, Set<String>> found = new EnumMap<>(LinkKind.class);

    CopyText(String text, LinkForms forms) {
        this.text = text.replace("&amp;", "&").replace("\\/", "/");
        this.forms = forms;
    }

    boolean shows(LinkValue value) {
        return (value.kind() != LinkKind.PHONE && isField(value.written()))
                || found.computeIfAbsent(value.kind(), this::found).contains(value.form());
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
        fields.forEach(field -> all.addAll(forms.of(kind, field)));
        return all;
    }
}
