package org.flaghoist.due;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Useful;
import org.jspecify.annotations.Nullable;

/**
 * Says by when a notification is of use to a recipient: the earlier of what the notification itself says and of what
 * the recipient's partner file says.
 */
public final class DueTimes {

    private final Map<String, Useful> useful;

    private DueTimes(Map<String, Useful> useful) {
        this.useful = useful;
    }

    public static DueTimes of(Collection<Partner> partners) {
        return new DueTimes(partners.stream().collect(Collectors.toUnmodifiableMap(Partner::id, Partner::useful)));
    }

    /**
     * @param notification in the hub's form
     * @param received when it came to the hub
     * @return null where it is of use however late
     */
    @Nullable
    public DueTime of(String recipient, ObjectNode notification, Instant received) {
        String said = notification.path("liaison").path("dueAt").textValue();
        Useful wanted = useful.getOrDefault(RecipientId.partner(recipient), Useful.ALWAYS);
        if (said == null && wanted.equals(Useful.ALWAYS)) {
            return null;
        }
        Duration useful = wanted.of(
                constant(NotificationType::valueOf, notification, "type"),
                constant(Urgency::valueOf, notification, "urgency"));
        Instant own = said == null ? null : instant(said);
        Instant usual = useful == null ? null : received.plus(useful);
        Instant at = own == null || (usual != null && usual.isBefore(own)) ? usual : own;
        return at == null ? null : DueTime.of(received, at);
    }

    // The schema lets a 31st of February pass: nothing can be late by that.
    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static <E> E constant(Function<String, E> values, ObjectNode notification, String member) {
        return values.apply(notification.path(member).asText());
    }
}
