package org.flaghoist.release;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.RecipientId;

/** A sender, and one that may be given what it sends. */
record GivenPair(String sender, Terms recipient) {

    /** Those of the matrix that a rule is about. */
    static List<GivenPair> of(List<Terms> partners, AgreedRule rule) {
        List<GivenPair> pairs = new ArrayList<>();
        for (Terms recipient : partners) {
            for (Terms sender : partners) {
                if (RecipientId.body(sender.id()) == null
                        && recipient.mayReceiveFrom(sender.id())
                        && rule.concerns(sender.id(), recipient.id())) {
                    pairs.add(new GivenPair(sender.id(), recipient));
                }
            }
        }
        return pairs;
    }
}
