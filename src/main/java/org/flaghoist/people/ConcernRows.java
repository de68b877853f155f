package org.flaghoist.people;

import java.util.Optional;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;

/** Finds what a note or a taking is about; nobody deletes it, or decides about it, until the transaction ends. */
final class ConcernRows {

    private final LedgerDatabase ledger;

    ConcernRows(LedgerDatabase ledger) {
        this.ledger = ledger;
    }

    /**
     * @return an event about it, to be completed
     * @throws OperationRejected where it does not wait any more, has ended, or never was
     */
    Event waiting(Concern about) {
        return find(about, about.alarm() == null ? " and state = 'WAITING'" : " and active = true")
                .orElseThrow(() -> new OperationRejected(about + " does not wait any more, or there never was one"));
    }

    /** As {@link #waiting}, and for an alarm that has ended, too. */
    Event there(Concern about) {
        return about.alarm() == null
                ? waiting(about)
                : find(about, "")
                        .orElseThrow(() -> new OperationRejected(about + " ended long ago, or there never was one"));
    }

    private Optional<Event> find(Concern about, String more) {
        return about.alarm() == null ? parked(about, more) : alarm(about, more);
    }

    private Optional<Event> parked(Concern about, String more) {
        return ledger.sql()
                .sql("update parked_message set state = state where id = ?" + more + " returning entry, partner")
                .param(about.value())
                .query((row, number) -> Event.of(row.getLong("entry"), EventKind.OPERATED, row.getString("partner"))
                        .with("parked", about))
                .optional();
    }

    private Optional<Event> alarm(Concern about, String more) {
        return ledger.sql()
                .sql("update alarm set kind = kind where id = ?" + more + " returning partner")
                .param(about.value())
                .query((row, number) -> event(about, row.getString("partner")))
                .optional();
    }

    private static Event event(Concern about, @Nullable String partner) {
        Event event = Event.of(EventKind.OPERATED, Event.HUB).with("alarm", about.alarm());
        return partner == null ? event : event.partner(partner);
    }
}
