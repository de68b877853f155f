package org.flaghoist.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed files would do to a notification: what is grouped and counted.
 *
 * @param recipient empty where it is about how the sender's message is read
 * @param before what becomes of it by the files as they are
 * @param after what would become of it by the changed files
 * @param fields that differ, an index of a list as {@code *}; of the hub form, or of the recipient's own
 * @param fault that the changed files have anew; null where they have none
 * @param words that changed; they are not grouped by
 */
public record FoundEffect(
        EffectKind kind,
        String sender,
        String recipient,
        String before,
        String after,
        List<String> fields,
        @Nullable NewFault fault,
        List<ChangedWord> words) {

    /** The fields may have indexes of lists. */
    public FoundEffect {
        fields = fields.stream().map(FoundEffect::inAnyList).distinct().toList();
        words = List.copyOf(words);
    }

    FoundEffect(EffectKind kind, String sender, String recipient, String before, String after, List<String> fields) {
        this(kind, sender, recipient, before, after, fields, null, List.of());
    }

    static String inAnyList(String path) {
        return path.replaceAll("/\\d+(?=/|$)", "/*").replaceAll("\\[\\d+]", "[*]");
    }

    FoundEffect with(@Nullable NewFault found) {
        return new FoundEffect(kind, sender, recipient, before, after, fields, found, words);
    }

    FoundEffect with(List<ChangedWord> changed) {
        return new FoundEffect(kind, sender, recipient, before, after, fields, fault, changed);
    }
}
