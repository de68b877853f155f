package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.flaghoist.exchange.CopyRenderer;
import org.flaghoist.exchange.CopyRenderer.Share;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.exchange.Lanes;
import org.flaghoist.exchange.LateDeliveries;
import org.flaghoist.exchange.LateDeliveries.LateShare;
import org.flaghoist.exchange.NumberedCopies;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Source;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Urgency;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;

/** Gives a recipient, or refuses it, what waited in the hub's form; its sender gets a receipt. */
public final class Releases {

    /** What an edit must leave as it was: what names the notification, and what the release rules go by. */
    private static final List<String> SAME = List.of(
            "sender", "id", "revision", "action", "type", "recipients", "inReplyTo", "answer", "handling", "grading");

    private final Ledger ledger;
    private final Supplier<ReleasePolicy> policy;
    private final CopyRenderer copyRenderer;
    private final SenderReceipts senderReceipts;
    private final LateDeliveries late;
    private final NumberedCopies numbers;
    private final FactRows facts;

    public Releases(
            Ledger ledger,
            Supplier<ReleasePolicy> policy,
            CopyRenderer copyRenderer,
            SenderReceipts senderReceipts,
            LateDeliveries late,
            NumberedCopies numbers) {
        this.ledger = ledger;
        this.policy = policy;
        this.copyRenderer = copyRenderer;
        this.senderReceipts = senderReceipts;
        this.late = late;
        this.numbers = numbers;
        this.facts = new FactRows(ledger);
    }

    /** Carries out what two people decided about a held notification. */
    List<Outgoing> held(ParkedMessage row, ParkedMessage.OperatorDecision decision, byte[] body) {
        ObjectNode content = HubForm.of(body);
        Source source = Source.of(row);
        Share share = decision.act() == Act.RELEASE
                ? copyRenderer.copy(row.partner(), content, row.rule(), source)
                : new Share(RecipientOutcome.refused(row.partner(), Objects.requireNonNull(row.rule())), List.of());
        return resolved(row, decision, content, share);
    }

    /**
     * Renders once more what could not be rendered.
     *
     * @param original the content that could not be, {@code body} what an operator made of it, or the same
     */
    List<Outgoing> rendered(ParkedMessage row, ParkedMessage.OperatorDecision decision, byte[] original, byte[] body) {
        ObjectNode content = HubForm.of(body);
        if (decision.act() != Act.EDIT) {
            return resolved(
                    row, decision, content, copyRenderer.copy(row.partner(), content, row.rule(), Source.of(row)));
        }
        EditedCopy edited = edited(row, HubForm.of(original), content, Source.of(row));
        List<Outgoing> outgoing = resolved(row, decision, content, edited.share());
        if (!NotificationType.ANSWER.isOf(content)) {
            facts.takeCopy(row.entry(), row.partner(), edited.content());
        }
        return outgoing;
    }

    /** What comes of a content that an operator made of the original. */
    Share edited(ParkedMessage row, byte[] original, byte[] body) {
        return edited(row, HubForm.of(original), HubForm.of(body), Source.of(row))
                .share();
    }

    /** @param content what the recipient may have of it */
    private record EditedCopy(Share share, ObjectNode content) {}

    // Other content is another question: the rules decide about it anew.
    private EditedCopy edited(ParkedMessage row, ObjectNode before, ObjectNode content, Source source) {
        ReleasePolicy rules = policy.get();
        List<String> misfits = rules.misfits(content);
        if (!misfits.isEmpty()) {
            throw new OperationRejected(
                    "the content is not in the hub's form at " + String.join(", ", misfits) + "; edit it again");
        }
        SAME.stream()
                .filter(member -> !before.path(member).equals(content.path(member)))
                .findFirst()
                .ifPresent(member -> {
                    throw new OperationRejected("'" + member + "' must stay as it was; edit it again");
                });
        Set<String> earlier = ledger.earlierRecipients(
                row.from().sender(),
                content.path("id").textValue(),
                content.path("revision").intValue(),
                0);
        ReleaseDecision decision =
                PureWork.of(() -> rules.decide(content, earlier)).get(row.partner());
        ObjectNode released = decision == null ? null : decision.notification();
        if (decision == null || released == null) {
            throw new OperationRejected(row.partner() + " may not have the edited content"
                    + (decision == null ? "" : ", by " + decision.rule()) + "; edit it again");
        }
        Share share =
                switch (decision.outcome()) {
                    case HOLD -> copyRenderer.held(row.partner(), released, decision.rule(), source);
                    case RELEASE, REFUSE -> copyRenderer.copy(row.partner(), released, row.rule(), source);
                };
        return new EditedCopy(share, released);
    }

    /** The copy, as it was, that could not be delivered. */
    Outgoing deliveredAgain(ParkedMessage row, ParkedMessage.OperatorDecision decision, byte[] body) {
        Urgency urgency = ledger.queuedAgain(row.entry(), row.partner(), decision.actor());
        String id = Objects.requireNonNull(row.from().reference());
        int revision = Objects.requireNonNull(row.from().revision());
        String queue = Lanes.queueToServer(row.partner(), urgency);
        Outgoing copy = Outgoing.copy(queue, urgency, body, id, revision, Source.of(row))
                .to(row.partner());
        return late.again(row.entry(), row.partner(), numbers.decided(copy));
    }

    private List<Outgoing> resolved(
            ParkedMessage row, ParkedMessage.OperatorDecision decision, ObjectNode content, Share made) {
        ledger.resolve(row.entry(), made.outcome(), decision.actor(), decision.reason());
        LateShare dated = late.resolved(row.entry(), made);
        Share share = dated.share();
        Source source = Source.of(row);
        List<Outgoing> outgoing = new ArrayList<>(numbers.decided(share.messages()));
        Receipt receipt = senderReceipts.receipts().about(source, content, share.outcome(), dated.late());
        boolean answered = share.messages().stream().anyMatch(Outgoing::isParkedAgain);
        if (receipt != null && !answered) {
            senderReceipts.record(source, List.of(receipt));
            outgoing.add(senderReceipts.message(source, receipt));
        }
        return outgoing;
    }
}
