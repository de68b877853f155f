package org.flaghoist.draft;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the parts of a {@code README.md} that are made are written. */
final class MadeText {

    private MadeText() {}

    /** As code, in a cell of a table, too. */
    static String code(@Nullable Object text) {
        String plain = Objects.toString(text, "?").replace("|", "\\|");
        // A backtick would end it.
        return plain.contains("`") ? "`` " + plain + " ``" : "`" + plain + "`";
    }

    static String quoted(Collection<?> texts) {
        return texts.stream().map(MadeText::code).collect(Collectors.joining(", "));
    }

    static String item(String text) {
        return "- " + text + "\n";
    }
}
