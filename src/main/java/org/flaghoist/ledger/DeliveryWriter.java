package org.flaghoist.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.database.Rows;

/** Writes what a transaction has changed of the deliveries of its messages. */
final class DeliveryWriter {

    private static final String INSERT = "insert into delivery (state, rule, code, redactions, format,"
            + " priority, attempts, changed_at, entry, recipient) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update delivery set state = ?, rule = ?, code = ?, redactions = ?,"
            + " format = ?, priority = ?, attempts = ?, changed_at = ? where entry = ? and recipient = ?";
    private static final String DELETE = "delete from delivery where entry = ? and recipient = ?";

    private final Rows rows;
    private final Clock clock;

    DeliveryWriter(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    void write(List<Message> changed) {
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> others = new ArrayList<>();
        List<Object[]> gone = new ArrayList<>();
        long now = clock.millis();
        for (Message message : changed) {
            Message.Saved saved = message.saved();
            Map<String, Delivery> there = saved == null ? Map.of() : saved.deliveries();
            message.deliveries().forEach((recipient, delivery) -> {
                Delivery before = there.get(recipient);
                if (!delivery.equals(before)) {
                    (before == null ? fresh : others).add(values(message.entry(), recipient, delivery, now));
                }
            });
            there.keySet().stream()
                    .filter(recipient -> !message.deliveries().containsKey(recipient))
                    .forEach(recipient -> gone.add(new Object[] {message.entry(), recipient}));
        }
        rows.each(DELETE, gone);
        rows.insert(INSERT, fresh);
        rows.each(UPDATE, others);
    }

    private static Object[] values(long entry, String recipient, Delivery delivery, long now) {
        return new Object[] {
            delivery.state().name(),
            delivery.rule(),
            delivery.code(),
            delivery.redactions(),
            delivery.format(),
            delivery.urgency().priority(),
            delivery.attempts(),
            now,
            entry,
            recipient
        };
    }
}
