package org.flaghoist.format.fields;

import java.util.Map;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.jspecify.annotations.Nullable;

/**
 * A code table: native words and hub words. A hub word that begins with {@code !} names the fault of that native word,
 * and the native word {@code *} stands for every other.
 *
 * @param name the file's name without its extension
 * @param toHub by native word
 * @param toNative by hub word
 */
public record CodeTable(String name, Map<String, String> toHub, Map<String, String> toNative) {

    /** The hub word or the fault ({@code !CODE}), or null where the word is unknown. */
    public @Nullable String hub(String word) {
        String hub = toHub.get(word);
        return hub == null ? toHub.get("*") : hub;
    }

    /**
     * The native word; of a partner's body without one its partner's.
     *
     * @throws Rejection {@code CODE_UNKNOWN} for a hub word that the table lacks: the form cannot say it
     */
    public String nativeWord(String hub) {
        String word = toNative.getOrDefault(hub, toNative.get(RecipientId.partner(hub)));
        if (word == null) {
            throw new Rejection(FaultCode.CODE_UNKNOWN, "", null, "no word for '" + hub + "' in table " + name)
                    .lacking(new UnknownWord(name, hub));
        }
        return word;
    }
}
