package org.flaghoist.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a recipient gets notifications.
 *
 * @param receivesFrom the senders it may receive from; null for every other partner (R1)
 * @param refusesFrom the senders it may not receive from; null for none but those that {@code receivesFrom} leaves out
 *     (R1)
 * @param types what it may receive; null for every type (R1)
 * @param withoutCodes handling codes with which it gets nothing; null for none (R1)
 * @param ceiling the highest level it may have (R3)
 * @param personalData whether it may have personal data (R6)
 * @param victimsWitnessesMinors whether it may have these persons (R8)
 * @param holdTypes what waits for a person before it goes there (R9)
 */
record Terms(
        @JsonProperty(required = true) TextWithLine partner,
        @Nullable List<TextWithLine> receivesFrom,
        @Nullable List<TextWithLine> refusesFrom,
        @Nullable Set<NotificationType> types,
        @Nullable Set<HandlingCode> withoutCodes,
        @JsonProperty(required = true) Level ceiling,
        @JsonProperty(required = true) boolean personalData,
        @JsonProperty(required = true) boolean victimsWitnessesMinors,
        @JsonProperty(required = true) Set<NotificationType> holdTypes) {

    Terms {
        receivesFrom = receivesFrom == null ? null : List.copyOf(receivesFrom);
        refusesFrom = refusesFrom == null ? null : List.copyOf(refusesFrom);
        types = types == null ? null : Set.copyOf(types);
        withoutCodes = withoutCodes == null ? null : Set.copyOf(withoutCodes);
        holdTypes = Set.copyOf(holdTypes);
    }

    String id() {
        return partner.text();
    }

    /** Whether the matrix has this pair; {@code sender} is a partner of the policy. Nobody gives its own bodies. */
    boolean mayReceiveFrom(String sender) {
        return !sender.equals(RecipientId.partner(id()))
                && !names(refusesFrom, sender)
                && (receivesFrom == null || names(receivesFrom, sender));
    }

    /** Whether these terms say something about a sender; those that name none say the same about all. */
    boolean speaksOf(String sender) {
        return receivesFrom == null
                || receivesFrom.isEmpty()
                || sender.equals(RecipientId.partner(id()))
                || names(receivesFrom, sender)
                || names(refusesFrom, sender);
    }

    private static boolean names(@Nullable List<TextWithLine> some, String sender) {
        return some != null && some.stream().anyMatch(from -> from.text().equals(sender));
    }

    boolean mayReceive(Question question) {
        return (types == null || types.contains(question.type()))
                && (withoutCodes == null || withoutCodes.stream().noneMatch(code -> question.hasCode(code.name())));
    }
}
