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
 */
public record FoundEffect(
        EffectKind kind,
        String sender,
        String recipient,
        String before,
        String after,
        List<String> fields,
        @Nullable NewFault fault) {

    FoundEffect(EffectKind kind, String sender, String recipient, String before, String after, List<String> fields) {
        this(kind, sender, recipient, before, after, fields, null);
    }

    FoundEffect with(@Nullable NewFault found) {
        return new FoundEffect(kind, sender, recipient, before, after, fields, found);
    }

    /** What is changed, the gravest first. */
    public enum EffectKind {
        /** The recipient would get what it does not get now. */
        GETS("would newly get"),
        /** It would not get any more, or only once two people have decided, what it gets now. */
        LOSES("would no longer get, or not at once"),
        /** A redaction would take out less, or more. */
        REDACTED_OTHERWISE("would get with other redactions"),
        /** Its own form would differ. */
        RENDERED_OTHERWISE("would get in another form"),
        /** It would come to the same, by another rule. */
        OTHER_RULE("would get, or not, by another rule"),
        /** What the sender wrote would be accepted or rejected, or be read as something else. */
        READ_OTHERWISE("would be read otherwise");

        private final String words;

        EffectKind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
