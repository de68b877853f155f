package org.flaghoist.console;

import java.util.Set;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.NotificationRow.Recipient;
import org.jspecify.annotations.Nullable;

/** How a notification stands with one recipient, as the page of the notification shows it. */
record RecipientView(
        String partner,
        DeliveryState state,
        @Nullable String rule,
        @Nullable String ruleText,
        @Nullable String code,
        int attempts) {

    private static final Set<DeliveryState> NOT_LET_OUT = Set.of(DeliveryState.HELD, DeliveryState.REFUSED);

    static RecipientView of(Recipient recipient) {
        String text = NOT_LET_OUT.contains(recipient.state())
                ? RuleWords.against(recipient.rule())
                : RuleWords.released(recipient.rule());
        return new RecipientView(
                recipient.partner(), recipient.state(), recipient.rule(), text, recipient.code(), recipient.attempts());
    }
}
