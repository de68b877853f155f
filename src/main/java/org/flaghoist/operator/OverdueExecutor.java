package org.flaghoist.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Source;
import org.flaghoist.notification.Receipt;
import org.flaghoist.overdue.OverdueClocks;
import org.flaghoist.overdue.OverdueLook;
import org.flaghoist.overdue.OverdueReceipts;
import org.flaghoist.overdue.OwedOverdue;
import org.flaghoist.partner.Overdue;

/**
 * Looks what is overdue, and tells senders that ask for it, at the one hub that holds the lease for it. Whoever goes on
 * after a crash records nothing and sends nothing twice.
 */
public final class OverdueExecutor {

    private static final String WORK = "overdue";
    private static final int TOGETHER = 200;

    private final OverdueClocks clocks;
    private final OverdueLook look;
    private final OverdueReceipts receipts;
    private final Supplier<Map<String, Overdue>> limits;
    private final SenderReceipts senderReceipts;
    private final OnceSender sender;
    private final ClusterLeases leases;

    private Map<String, Overdue> lookedBy = Map.of();

    /** @param limits by sender */
    public OverdueExecutor(
            OverdueClocks clocks,
            OverdueLook look,
            OverdueReceipts receipts,
            Supplier<Map<String, Overdue>> limits,
            SenderReceipts senderReceipts,
            OnceSender sender,
            ClusterLeases leases) {
        this.clocks = clocks;
        this.look = look;
        this.receipts = receipts;
        this.limits = limits;
        this.senderReceipts = senderReceipts;
        this.sender = sender;
        this.leases = leases;
    }

    /** Whether this hub does it now. */
    boolean holdsLease() {
        return leases.isMine(WORK);
    }

    /** Begins a look; one by other limits is at all that is waited for. */
    Instant begin() {
        Map<String, Overdue> now = limits.get();
        if (!now.equals(lookedBy)) {
            clocks.lookAgain();
            lookedBy = now;
        }
        return look.now();
    }

    /**
     * Looks at some.
     *
     * @param now when the look began
     * @return whether there may be more
     */
    boolean goOn(Instant now) {
        return look.look(now, TOGETHER) == TOGETHER;
    }

    /** The first of the receipts that are owed. */
    List<OwedOverdue> owed() {
        return receipts.owed(TOGETHER);
    }

    void answer(OwedOverdue owed) {
        Lease lease = leases.of(WORK);
        if (!lease.isHeld()) {
            return;
        }
        if (!receipts.isAskedFor(owed)) {
            receipts.forgo(owed);
            return;
        }
        Source source = new Source(owed.sender(), owed.entry(), owed.messageKey());
        Receipt receipt = receipt(source, owed);
        senderReceipts.record(source, List.of(receipt));
        sender.send(List.of(senderReceipts.message(source, receipt)), "overdue-" + receipt.receipt(), lease);
        receipts.sent(owed);
    }

    private Receipt receipt(Source source, OwedOverdue owed) {
        return senderReceipts
                .receipts()
                .overdue(
                        source,
                        owed.reference(),
                        owed.revision(),
                        owed.what().recipient(),
                        owed.what().step(),
                        Duration.between(owed.since(), owed.found()),
                        owed.found());
    }
}
