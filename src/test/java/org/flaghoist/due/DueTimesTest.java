package org.flaghoist.due;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Useful;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestPartners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By when a notification is of use. */
class DueTimesTest {

    private static final Instant RECEIVED = Instant.parse("2026-06-03T04:00:00Z");
    private static final Useful USEFUL = new Useful(
            Map.of(Urgency.ROUTINE, Duration.ofHours(8)),
            Map.of(NotificationType.ARREST, Map.of(Urgency.ROUTINE, Duration.ofHours(2))));

    private final DueTimes times = DueTimes.of(List.of(partner("east", USEFUL), TestPartners.jms("west")));

    @Test
    void goesByWhatTheRecipientsFileSaysOfTypeAndUrgency() {
        assertThat(of("east", notification("ARREST", ""))).isEqualTo(new DueTime(at("06:00:00"), at("05:30:00")));
        assertThat(of("east", notification("RAID", ""))).isEqualTo(new DueTime(at("12:00:00"), at("10:00:00")));
        assertThat(of("west", notification("RAID", ""))).isNull();
        assertThat(of("nobody", notification("RAID", ""))).isNull();
    }

    @Test
    void goesByTheEarlierOfThatAndWhatTheNotificationSays() {
        assertThat(of("east", notification("ARREST", "2026-06-03T05:00:00Z")))
                .extracting(DueTime::at)
                .isEqualTo(at("05:00:00"));
        assertThat(of("east", notification("ARREST", "2026-07-03T05:00:00Z")))
                .extracting(DueTime::at)
                .isEqualTo(at("06:00:00"));
        assertThat(of("west", notification("LIAISON", "2026-06-03T05:00:00Z")))
                .extracting(DueTime::at)
                .isEqualTo(at("05:00:00"));
    }

    @Test
    void countsNothingDownThatWasOverWhenItCame() {
        assertThat(of("west", notification("LIAISON", "2026-06-03T03:00:00Z")))
                .isEqualTo(new DueTime(at("03:00:00"), at("03:00:00")));
    }

    @Test
    void isNotLateByADayThatDoesNotExist() {
        assertThat(of("west", notification("LIAISON", "2026-02-31T03:00:00Z"))).isNull();
    }

    private @Nullable DueTime of(String recipient, ObjectNode notification) {
        return times.of(recipient, notification, RECEIVED);
    }

    private static ObjectNode notification(String type, String dueAt) {
        ObjectNode notification = LedgerFixture.hub(Notifications.of("north", "N-1", type, ""));
        if (!dueAt.isEmpty()) {
            notification.putObject("liaison").put("dueAt", dueAt);
        }
        return notification;
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-03T" + time + "Z");
    }

    private static Partner partner(String id, Useful useful) {
        Partner plain = TestPartners.jms(id);
        return new Partner(
                id,
                id,
                plain.transport(),
                plain.retry(),
                plain.firstState(),
                plain.expiries(),
                plain.retention(),
                plain.limits(),
                useful,
                plain.expects(),
                plain.wishes(),
                plain.bodies());
    }
}
