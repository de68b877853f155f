package org.flaghoist.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.partner.Partner;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.WrittenReason;
import org.jspecify.annotations.Nullable;

/** The times in which partners are left alone, remembered by the ledger. Thread-safe. */
public final class Maintenance {

    /** Longer is a slip of the pen, and would keep a partner's messages for as long. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final MaintenanceWindows maintenanceWindows;
    private final Clock clock;
    private final Map<String, String> names;
    private volatile List<MaintenanceWindow> open;

    public Maintenance(MaintenanceWindows maintenanceWindows, Collection<Partner> partners, Clock clock) {
        this.maintenanceWindows = maintenanceWindows;
        this.clock = clock;
        this.names = partners.stream().collect(Collectors.toMap(Partner::id, Partner::name, (a, b) -> a, TreeMap::new));
        this.open = maintenanceWindows.open();
    }

    /**
     * Sets a window; one that should have begun already begins now.
     *
     * @param from with its zone, such as {@code 2026-11-27T04:00Z}, likewise {@code to}
     * @throws OperationRejected where the times or the reason are none, or another window is in the way
     */
    public synchronized MaintenanceWindow set(String partner, String from, String to, String actor, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant asked = time("from", from);
        Instant begins = asked.isBefore(now) ? now : asked;
        Instant ends = time("to", to);
        if (!ends.isAfter(now)) {
            throw new OperationRejected("the window would have ended at " + ends + "; it must end in the future");
        }
        if (!ends.isAfter(begins)) {
            throw new OperationRejected("the window would end before it begins");
        }
        if (Duration.between(begins, ends).compareTo(LONGEST) > 0) {
            throw new OperationRejected(
                    "the window would be longer than " + LONGEST.toDays() + " days; pause the partner instead");
        }
        MaintenanceWindow window = maintenanceWindows.set(partner, begins, ends, actor, WrittenReason.of(reason));
        open = maintenanceWindows.open();
        return window;
    }

    /**
     * Ends the window that is open now; where none is, the next one never comes.
     *
     * @throws OperationRejected where there is none
     */
    public synchronized void end(String partner, String actor, String reason) {
        maintenanceWindows.end(partner, actor, WrittenReason.of(reason));
        open = maintenanceWindows.open();
    }

    /** Takes over what was set or ended at another hub. */
    synchronized void refresh() {
        open = maintenanceWindows.open();
    }

    private static Instant time(String what, String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw new OperationRejected("'" + what + "' is no time with its zone; give it as 2026-11-27T04:00Z");
        }
    }

    /** The window that is open now. */
    public Optional<MaintenanceWindow> now(String partner) {
        return next(partner).filter(window -> window.isActive(clock.instant()));
    }

    /** The window that is open now, or else the next one. */
    public Optional<MaintenanceWindow> next(String partner) {
        Instant now = clock.instant();
        return open.stream()
                .filter(window -> window.partner().equals(partner) && now.isBefore(window.to()))
                .findFirst();
    }

    /** What a receipt says about recipients whose copies wait; null where none does. */
    @Nullable
    String notice(Collection<String> recipients) {
        String notice = recipients.stream()
                .map(RecipientId::partner)
                .distinct()
                .flatMap(recipient -> now(recipient).stream())
                .map(window -> "%s is in maintenance until %s; its copy waits"
                        .formatted(names.get(window.partner()), window.to().atOffset(ZoneOffset.UTC)))
                .collect(Collectors.joining(". "));
        return notice.isEmpty() ? null : notice;
    }
}
