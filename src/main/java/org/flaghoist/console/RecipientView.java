package org.flaghoist.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.due.DueRow;
import org.flaghoist.due.DueWords;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.NotificationRow.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * How a notification stands with one recipient, as the page of the notification shows it.
 *
 * @param due by when it is of use; null where it was delivered in time, or is of use however late
 * @param countdown from when on little of that time is left
 * @param lateBy how late it was delivered, in words
 * @param taken when the recipient took it; null where that is not known
 */
record RecipientView(
        String partner,
        DeliveryState state,
        @Nullable String rule,
        @Nullable String ruleText,
        @Nullable String code,
        int attempts,
        @Nullable Instant due,
        @Nullable Instant countdown,
        @Nullable String lateBy,
        @Nullable Instant taken) {

    private static final Set<DeliveryState> NOT_LET_OUT = Set.of(DeliveryState.HELD, DeliveryState.REFUSED);

    private static final Set<DeliveryState> WAITS =
            Set.of(DeliveryState.QUEUED, DeliveryState.HELD, DeliveryState.FAILED);

    static List<RecipientView> of(
            List<Recipient> recipients, List<DueRow> dues, Map<String, Instant> taken, RuleWords rules) {
        Map<String, DueRow> byRecipient = dues.stream().collect(Collectors.toMap(DueRow::recipient, due -> due));
        return recipients.stream()
                .map(each -> of(each, byRecipient.get(each.partner()), taken.get(each.partner()), rules))
                .toList();
    }

    private static RecipientView of(
            Recipient recipient, @Nullable DueRow row, @Nullable Instant taken, RuleWords rules) {
        DueRow due = row != null && (row.ended() != null || WAITS.contains(recipient.state())) ? row : null;
        Duration late = due == null ? null : due.late();
        String text = NOT_LET_OUT.contains(recipient.state())
                ? rules.against(recipient.rule())
                : rules.released(recipient.rule());
        return new RecipientView(
                recipient.partner(),
                recipient.state(),
                recipient.rule(),
                text,
                recipient.code(),
                recipient.attempts(),
                due == null ? null : due.due(),
                due == null ? null : due.countdown(),
                late == null ? null : DueWords.of(late),
                taken);
    }
}
