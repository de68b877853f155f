package org.flaghoist.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.database.Rows;
import org.jspecify.annotations.Nullable;

/** Writes what a transaction has changed of the deliveries of its messages. */
final class DeliveryWriter {

    private static final String INSERT = "insert into delivery (state, rule, code, redactions, format,"
            + " attempts, changed_at, entry, recipient) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update delivery set state = ?, rule = ?, code = ?, redactions = ?,"
            + " format = ?, attempts = ?, changed_at = ? where entry = ? and recipient = ?";
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
            Map<String, Delivery> there = saved(message.saved());
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

    private static Map<String, Delivery> saved(Message.@Nullable Saved saved) {
        return saved == null ? Map.of() : saved.deliveries();
    }

    private static Object[] values(long entry, String recipient, Delivery delivery, long now) {
        return new Object[] {
            delivery.state().name(),
            delivery.rule(),
            delivery.code(),
            delivery.redactions(),
            delivery.format(),
            delivery.attempts(),
            now,
            entry,
            recipient
        };
    }
}
