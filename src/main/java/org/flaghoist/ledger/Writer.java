package org.flaghoist.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.Packer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Writes what a transaction has made or changed, by a statement a table. */
final class Writer {

    private static final String INSERT_ENTRY = "insert into entry (state, reference, revision, action, type, digest,"
            + " code, spill, configuration, receipts, id, sender, message_key, file, piece, received_at, origin, test_run)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE_ENTRY = "update entry set state = ?, reference = ?, revision = ?, action = ?,"
            + " type = ?, digest = ?, code = ?, spill = ?, configuration = ?, receipts = ? where id = ?";
    private static final String INSERT_LINEAGE =
            "insert into lineage (sender, reference, test_run, revision, cancelled, version) values (?, ?, ?, ?, ?, 0)";
    private static final String UPDATE_LINEAGE = "update lineage set revision = ?, cancelled = ?, version = version + 1"
            + " where sender = ? and reference = ? and test_run = ? and version = ?";
    private static final String INSERT_CONTENT = "insert into content (entry, kept_at, packed) values (?, ?, ?)";

    private final Rows rows;
    private final DeliveryWriter deliveries;
    private final Clock clock;

    /** For the next transaction with contents; several may have one of their own at a time. */
    private final AtomicReference<@Nullable Packer> spare = new AtomicReference<>();

    Writer(Rows rows, Clock clock) {
        this.rows = rows;
        this.deliveries = new DeliveryWriter(rows, clock);
        this.clock = clock;
    }

    void write(UnitOfWork work) {
        if (!work.isToWrite()) {
            return;
        }
        List<Message> changed =
                work.messages().stream().filter(Message::isChanged).toList();
        entries(changed);
        lineages(work.lineages().stream().filter(Lineage::isChanged).toList());
        deliveries.write(changed);
        contents(changed);
        changed.forEach(Message::save);
    }

    private void entries(List<Message> changed) {
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> others = new ArrayList<>();
        for (Message message : changed) {
            Message.Saved saved = message.saved();
            if (saved == null) {
                fresh.add(inserted(message));
            } else if (!saved.state().equals(message.state())
                    || !saved.receipts().equals(message.receipts())) {
                others.add(updated(message));
            }
        }
        rows.insert(INSERT_ENTRY, fresh);
        rows.each(UPDATE_ENTRY, others);
    }

    private static Object[] inserted(Message message) {
        Arrived arrived = message.arrived();
        return with(
                state(message),
                message.entry(),
                arrived.sender(),
                arrived.messageKey(),
                arrived.file(),
                arrived.number(),
                arrived.at(),
                arrived.origin(),
                arrived.testRun());
    }

    private static Object[] updated(Message message) {
        return with(state(message), message.entry());
    }

    private static List<@Nullable Object> state(Message message) {
        EntryState state = message.state();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(state.kind());
        values.add(state.reference());
        values.add(state.revision());
        values.add(state.action());
        values.add(state.type());
        values.add(state.digest());
        values.add(state.code());
        values.add(state.spill());
        values.add(state.configuration());
        values.add(SentReceipt.text(message.receipts()));
        return values;
    }

    private static Object[] with(List<@Nullable Object> values, @Nullable Object... more) {
        values.addAll(Arrays.asList(more));
        return values.toArray();
    }

    private void lineages(List<Lineage> changed) {
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> others = new ArrayList<>();
        for (Lineage lineage : changed) {
            Lineage.LineageKey key = lineage.key();
            Lineage.LastRevision last = Objects.requireNonNull(lineage.last());
            if (!lineage.isThere()) {
                fresh.add(
                        new Object[] {key.sender(), key.reference(), key.testRun(), last.revision(), last.isCancel()});
            } else {
                others.add(new Object[] {
                    last.revision(), last.isCancel(), key.sender(), key.reference(), key.testRun(), lineage.version()
                });
            }
        }
        rows.insert(INSERT_LINEAGE, fresh);
        if (rows.each(UPDATE_LINEAGE, others) < others.size()) {
            throw new OptimisticLockingFailureException("another revision was accepted in between");
        }
        changed.forEach(Lineage::save);
    }

    private void contents(List<Message> changed) {
        List<Message> kept =
                changed.stream().filter(message -> message.bodies().isChanged()).toList();
        if (kept.isEmpty()) {
            return;
        }
        Packer packer = Objects.requireNonNullElseGet(spare.getAndSet(null), Packer::new);
        try {
            contents(kept, packer);
        } finally {
            Packer other = packer.isToKeep() ? spare.getAndSet(packer) : packer;
            if (other != null) {
                other.close();
            }
        }
        kept.forEach(message -> message.bodies().save());
    }

    private void contents(List<Message> kept, Packer packer) {
        long now = clock.millis();
        List<Object[]> fresh = new ArrayList<>();
        for (Message message : kept) {
            Collection<KeptBody> bodies = message.bodies().fresh();
            if (!bodies.isEmpty()) {
                fresh.add(new Object[] {message.entry(), now, packer.pack(bodies)});
            }
            message.bodies().changed().forEach(row -> replace(row, packer));
        }
        rows.insert(INSERT_CONTENT, fresh);
    }

    private void replace(KeptBodies.Stored row, Packer packer) {
        if (row.bodies().isEmpty()) {
            rows.each("delete from content where id = ?", List.<Object[]>of(new Object[] {row.id()}));
        } else {
            rows.each(
                    "update content set packed = ? where id = ?",
                    List.<Object[]>of(new Object[] {packer.pack(row.bodies()), row.id()}));
        }
    }
}
