package org.flaghoist.effect;

import java.util.Set;

/** Who was given an earlier revision of a notification. */
@FunctionalInterface
public interface EarlierRecipients {

    Set<String> of(String sender, String reference, int revision);
}
