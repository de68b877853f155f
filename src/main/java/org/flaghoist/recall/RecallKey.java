package org.flaghoist.recall;

import org.jspecify.annotations.Nullable;

/** The message key of a cancellation that the hub makes: it names its recall. A partner's messages have numbers. */
public final class RecallKey {

    private static final String NAME = ":recall-";

    private RecallKey() {}

    /** @param node the broker's node id, with which message keys begin */
    public static String of(String node, String recall) {
        return node + NAME + recall;
    }

    /** The recall that such a key names; null where it is of another message. */
    public static @Nullable String recall(String messageKey) {
        int name = messageKey.indexOf(NAME);
        return name < 0 ? null : messageKey.substring(name + NAME.length());
    }
}
