package org.flaghoist.operator;

import java.util.List;
import org.flaghoist.broker.TakenNote;
import org.flaghoist.broker.TakenQueue;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Source;
import org.flaghoist.notification.Receipt;
import org.flaghoist.taken.OwedReceipt;
import org.flaghoist.taken.TakenCopies;
import org.flaghoist.taken.TakenDelivery;

/**
 * Records what partners took from their queues, as the broker noted it, and tells senders that ask for it, at the one
 * hub that holds the lease for it. Whoever goes on after a crash records nothing and sends nothing twice.
 */
public final class TakenExecutor {

    private static final String WORK = "taken";
    private static final int TOGETHER = 200;

    private final TakenQueue queue;
    private final TakenRecorder recorder;
    private final TakenCopies copies;
    private final SenderReceipts senderReceipts;
    private final OnceSender sender;
    private final ClusterLeases leases;

    public TakenExecutor(
            TakenQueue queue,
            TakenRecorder recorder,
            TakenCopies copies,
            SenderReceipts senderReceipts,
            OnceSender sender,
            ClusterLeases leases) {
        this.queue = queue;
        this.recorder = recorder;
        this.copies = copies;
        this.senderReceipts = senderReceipts;
        this.sender = sender;
        this.leases = leases;
    }

    /** Whether this hub does it now. */
    boolean holdsLease() {
        return leases.isMine(WORK);
    }

    /**
     * Records some.
     *
     * @return whether there may be more
     */
    boolean readNotes() {
        return queue.isAny() && queue.take(TOGETHER, this::record) == TOGETHER;
    }

    private void record(List<TakenNote> notes) {
        if (!notes.isEmpty()) {
            recorder.record(notes.stream().map(TakenExecutor::copy).toList(), () -> {});
        }
    }

    private static TakenDelivery copy(TakenNote note) {
        return new TakenDelivery(note.entry(), note.messageKey(), note.recipient(), note.at());
    }

    /** The first of the receipts that are owed. */
    List<OwedReceipt> owed() {
        return copies.owed(TOGETHER);
    }

    void answer(OwedReceipt owed) {
        Lease lease = leases.of(WORK);
        if (!lease.isHeld()) {
            return;
        }
        if (!copies.isAskedFor(owed)) {
            copies.forgo(owed);
            return;
        }
        Source source = new Source(owed.sender(), owed.entry(), owed.messageKey());
        Receipt receipt =
                senderReceipts.receipts().taken(source, owed.reference(), owed.revision(), owed.recipient(), owed.at());
        senderReceipts.record(source, List.of(receipt));
        sender.send(
                List.of(senderReceipts.message(source, receipt)),
                "taken-" + owed.entry() + "-" + owed.recipient(),
                lease);
        copies.sent(owed);
    }
}
