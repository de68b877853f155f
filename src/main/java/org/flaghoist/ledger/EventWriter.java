package org.flaghoist.ledger;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.database.Numbers;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.chain.EventRecord;
import org.flaghoist.ledger.chain.Stamps;
import org.flaghoist.ledger.chain.Unsealed;
import org.flaghoist.notification.CanonicalJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the records of a transaction at its end, stamped, and leaves them pending for the sealer. */
final class EventWriter {

    private static final String APPEND =
            "insert into event_record (id, happened_at, entry, actor, events, stamp) values (?, ?, ?, ?, ?, ?)";

    private final JdbcClient sql;
    private final Rows rows;
    private final Stamps stamps;
    private final Numbers numbers;
    private final Unsealed unsealed;
    private final EventText eventText;

    EventWriter(JdbcClient sql, Rows rows, Stamps stamps, Numbers numbers) {
        this.sql = sql;
        this.rows = rows;
        this.stamps = stamps;
        this.numbers = numbers;
        this.unsealed = new Unsealed(sql, rows);
        this.eventText = new EventText(rows);
    }

    void write(List<EventDraft> drafts, CanonicalJson json) {
        List<Long> ids = numbers.next(sql, drafts.size());
        List<Object[]> records = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            records.add(values(drafts.get(i).numbered(ids.get(i), json)));
        }
        append(records);
        unsealed.put(ids);
        eventText.put(ids, drafts);
    }

    private void append(List<Object[]> records) {
        try {
            rows.insert(APPEND, records);
        } catch (RuntimeException e) {
            numbers.lookAgain();
            throw e;
        }
    }

    private Object[] values(EventRecord record) {
        return new Object[] {
            record.id(), record.at(), record.entry(), record.actor(), record.events(), stamps.of(record)
        };
    }
}
