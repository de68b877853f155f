package org.flaghoist.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import org.flaghoist.ledger.body.Digests;
import org.jspecify.annotations.Nullable;

/**
 * A file of a change.
 *
 * @param path as people know it, such as {@code mappings/uk/craft.csv}
 * @param before its text that the change was made of; null where there is no such file
 * @param after its text by the change; null where it is to be removed
 */
public record ChangedFile(
        long change,
        String path,
        @Nullable String before,
        @Nullable String after) {

    /** The same at every hub. */
    String name() {
        return change + " " + path;
    }

    /** Of both texts. */
    String digest() {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        texts.add(before).add(after);
        return Digests.plain(texts.toString());
    }

    /** What goes back from it. */
    ChangedFile takenBack() {
        return new ChangedFile(change, path, /* before= */ after, /* after= */ before);
    }

    boolean isFrom(@Nullable String text) {
        return areSame(before, text);
    }

    boolean isTo(@Nullable String text) {
        return areSame(after, text);
    }

    /** Line ends do not count, as they do not for a configuration. */
    static boolean areSame(@Nullable String one, @Nullable String other) {
        return Objects.equals(plain(one), plain(other));
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n");
    }
}
