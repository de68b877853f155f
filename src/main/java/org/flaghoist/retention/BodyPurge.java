package org.flaghoist.retention;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.Pack;
import org.flaghoist.ledger.body.PackedRows;
import org.flaghoist.people.OldNotes;

/**
 * Deletes bodies, whoever wants that: the rows of contents, what the entries would let somebody guess of them, and what
 * people have written about them.
 */
public final class BodyPurge {

    private final LedgerDatabase ledger;
    private final OldNotes notes;

    public BodyPurge(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.notes = new OldNotes(ledger);
    }

    /** The rows of messages that have any. */
    public List<Long> of(List<Long> entries) {
        return ledger.sql()
                .sql("select id from content where entry in (:entries)")
                .param("entries", entries)
                .query(Long.class)
                .list();
    }

    /**
     * Deletes bodies with their salts; their digests stay in the events. For each message an event names what is
     * deleted of it: what is gone without one, somebody else has taken.
     *
     * @param rows of contents
     * @param why what the events say besides
     * @return how many bodies
     */
    public int purge(List<Long> rows, UnaryOperator<Event> why) {
        if (rows.isEmpty()) {
            return 0;
        }
        Map<Long, Event> purged = new LinkedHashMap<>();
        int count = 0;
        for (ContentRow row : named(rows)) {
            Event event = purged.computeIfAbsent(row.entry(), BodyPurge::purged);
            row.bodies().forEach(body -> name(body, event));
            count += row.bodies().size();
        }
        purged.values().forEach(event -> ledger.append(why.apply(event)));
        notes.forget(purged.keySet());
        ledger.digests().key(purged.keySet());
        ledger.sql()
                .sql("delete from content where id in (:rows)")
                .param("rows", rows)
                .update();
        return count;
    }

    private record ContentRow(long entry, List<KeptBody> bodies) {}

    private List<ContentRow> named(List<Long> rows) {
        // First, so that nobody replaces meanwhile what is named here.
        ledger.sql()
                .sql("select id from entry where id in (select entry from content where id in (:rows)) order by id"
                        + ledger.rowLock())
                .param("rows", rows)
                .query(Long.class)
                .list();
        List<ContentRow> named = new ArrayList<>();
        // Of what somebody has damaged nothing is named, and it is deleted all the same.
        new PackedRows(ledger.sql())
                .read(
                        "id in (:rows)",
                        Map.of("rows", rows),
                        (entry, packed) -> named.add(new ContentRow(
                                entry, Pack.digests(entry, packed).orElse(List.of()))));
        return named;
    }

    private static Event purged(long entry) {
        Event event = Event.of(entry, EventKind.PURGED, null);
        event.detail().putArray(KeptBody.PURGED);
        return event;
    }

    private static void name(KeptBody body, Event event) {
        ((ArrayNode) event.detail().withArray(KeptBody.PURGED))
                .addObject()
                .put("kind", body.name().kind())
                .put("partner", body.name().partner())
                .put("digest", body.digest());
    }
}
