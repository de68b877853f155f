package org.flaghoist.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flaghoist.again.GivenCopy;
import org.flaghoist.again.RepeatCopies;
import org.flaghoist.again.RepeatCopy;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatState;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Source;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Rejection;
import org.flaghoist.operator.RepeatCheck.Checked;

/**
 * Sends again what was asked for, some copies at a time, at the one hub that holds the lease for it. The ledger has
 * first which copies are being sent; then the broker gets them, in one transaction with a duplicate id; then the ledger
 * has what became of them. Whoever goes on after a crash in between sends the same copies under the same id, and the
 * broker says whether it has them.
 */
public final class RepeatExecutor {

    private static final String WORK = "repeats";

    private final Ledger ledger;
    private final RepeatRequests requests;
    private final RepeatCopies copies;
    private final RepeatCheck check;
    private final Protections protections;
    private final OnceSender sender;
    private final ClusterLeases leases;

    public RepeatExecutor(
            Ledger ledger,
            RepeatRequests requests,
            RepeatCopies copies,
            RepeatCheck check,
            Protections protections,
            OnceSender sender,
            ClusterLeases leases) {
        this.ledger = ledger;
        this.requests = requests;
        this.copies = copies;
        this.check = check;
        this.protections = protections;
        this.sender = sender;
        this.leases = leases;
    }

    /** Whether this hub sends now. */
    boolean holdsLease() {
        return leases.isMine(WORK);
    }

    /** One that is begun, and what may be sent of it. */
    private record Begun(RepeatCopy copy, RepeatState state, Optional<Outgoing> message) {

        RepeatCopy.RepeatOutcome outcome(RepeatState ended) {
            return new RepeatCopy.RepeatOutcome(copy, ended);
        }
    }

    /**
     * Sends the next copies of a request.
     *
     * @param most of them
     * @return how many were sent or left out
     */
    int carryOut(RepeatRequest request, int most) {
        Lease lease = leases.of(WORK);
        if (!lease.isHeld()) {
            return 0;
        }
        BegunCopies batch = ledger.together(() -> begin(request, most));
        if (!batch.begun().isEmpty()) {
            finish(request, batch.begun(), lease);
        }
        requests.finish(request.id());
        return batch.begun().size() + batch.leftOut();
    }

    /** What is sent together, and how many of those that were next are not. */
    private record BegunCopies(List<Begun> begun, int leftOut) {}

    // Those that are begun are those that go, or went: what is left out is settled at once.
    private BegunCopies begin(RepeatRequest request, int most) {
        List<RepeatCopy> before = copies.begun(request.id());
        if (!before.isEmpty()) {
            return new BegunCopies(checked(request, before), 0);
        }
        List<Begun> next = checked(request, copies.begin(request.id(), most));
        List<Begun> leftOut =
                next.stream().filter(each -> each.message().isEmpty()).toList();
        copies.settle(request.partner(), outcomes(leftOut));
        return new BegunCopies(
                next.stream().filter(each -> each.message().isPresent()).toList(), leftOut.size());
    }

    private List<Begun> checked(RepeatRequest request, List<RepeatCopy> some) {
        List<Begun> begun = new ArrayList<>();
        for (RepeatCopy copy : some) {
            begun.add(given(request, copy)
                    .map(given -> checked(request, copy, given))
                    .orElseGet(() -> new Begun(copy, RepeatState.DELETED, Optional.empty())));
        }
        return begun;
    }

    private Optional<GivenCopy> given(RepeatRequest request, RepeatCopy copy) {
        if (requests.given(request.partner(), copy.entry()).isEmpty()) {
            return Optional.empty();
        }
        // Before it is read: whoever decides about a later revision meanwhile waits.
        ledger.lockRevisions(copy.entry());
        return requests.given(request.partner(), copy.entry());
    }

    private void finish(RepeatRequest request, List<Begun> begun, Lease lease) {
        try {
            copies.settle(request.partner(), send(request, begun, lease));
        } catch (Rejection fault) {
            requests.stop(
                    request.id(),
                    "cannot be signed and encrypted, " + fault.detail()
                            + "; put new keys where the partner's file says, reload, and ask again");
            copies.settle(request.partner(), outcomes(begun, RepeatState.WAITING));
        }
    }

    private Begun checked(RepeatRequest request, RepeatCopy copy, GivenCopy given) {
        Checked checked = check.of(request.partner(), given, copy.last());
        if (checked.content() != null) {
            copies.countAsRoutine(request.partner(), copy.entry());
        }
        return new Begun(
                copy,
                checked.state(),
                Optional.ofNullable(checked.content()).map(content -> message(request, given, content)));
    }

    private static Outgoing message(RepeatRequest request, GivenCopy given, byte[] content) {
        Source source = new Source(given.sender(), given.entry(), given.messageKey());
        return Outgoing.repeat(request.id(), request.partner(), content, given.reference(), given.revision(), source)
                .answer(given.isAnswer())
                .with(HubProperties.SEQUENCE, given.number());
    }

    private List<RepeatCopy.RepeatOutcome> send(RepeatRequest request, List<Begun> begun, Lease lease) {
        List<Outgoing> messages = begun.stream()
                .flatMap(each -> each.message().stream())
                .map(message -> protections.protect(request.partner(), message))
                .toList();
        String id = "repeat-" + request.id() + "-" + begun.get(0).copy().number();
        boolean had = !messages.isEmpty() && !sender.send(messages, id, lease);
        // Where the broker has them, all that were begun went, whatever is decided now.
        return had ? outcomes(begun, RepeatState.SENT) : outcomes(begun);
    }

    private static List<RepeatCopy.RepeatOutcome> outcomes(List<Begun> begun) {
        return begun.stream()
                .map(each -> each.outcome(each.message().isPresent() ? RepeatState.SENT : each.state()))
                .toList();
    }

    private static List<RepeatCopy.RepeatOutcome> outcomes(List<Begun> begun, RepeatState state) {
        return begun.stream().map(each -> each.outcome(state)).toList();
    }
}
