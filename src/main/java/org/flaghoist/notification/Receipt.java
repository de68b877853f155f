package org.flaghoist.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the hub answers a sender about a notification (mappings/README.md, section 6).
 *
 * @param receipt unique key; the same for the same fact, so that a second delivery has the same name
 * @param id the sender's reference; null where it could not be read
 * @param at UTC, to the second: {@code 2026-06-03T03:40:00Z}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String receipt,
        @Nullable String id,
        @Nullable Integer revision,
        Status status,
        @Nullable String recipient,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String location,
        @Nullable String field,
        String at) {

    /** What happened; the first three once for each message, the others for each recipient. */
    public enum Status {
        ACCEPTED,
        REJECTED,
        DUPLICATE,
        DELIVERED,
        /** Only to a sender that asks for it. */
        TAKEN,
        /** Only to a sender that asks for it: not delivered, taken or answered in time, as the code says. */
        OVERDUE,
        HELD,
        REFUSED,
        FAILED;

        /** Whether a recipient may have it several times, for one code each. */
        public boolean isRepeated() {
            return this == OVERDUE;
        }
    }
}
