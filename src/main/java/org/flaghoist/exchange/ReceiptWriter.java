package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.flaghoist.due.DueWords;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Receipt.Status;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.partner.OverdueStep;
import org.jspecify.annotations.Nullable;

/** Writes receipts (mappings/README.md, section 6). */
public final class ReceiptWriter {

    private static final String WITHDRAWN = "WITHDRAWN";
    private static final String DETAIL = "cancelled before it was fetched";

    private final Clock clock;

    public ReceiptWriter(Clock clock) {
        this.clock = clock;
    }

    /** @param detail what the sender may want to know */
    Receipt accepted(Source source, ObjectNode notification, @Nullable String detail) {
        String key = source.receiptKey(Status.ACCEPTED, null);
        String id = id(notification);
        int revision = revision(notification);
        return new Receipt(key, id, revision, Status.ACCEPTED, null, null, detail, null, null, now());
    }

    Receipt duplicate(Source source, ObjectNode notification) {
        String key = source.receiptKey(Status.DUPLICATE, null);
        String id = id(notification);
        int revision = revision(notification);
        return new Receipt(key, id, revision, Status.DUPLICATE, null, null, null, null, null, now());
    }

    /** @param late how late; null where it is in time */
    Receipt delivered(Source source, String id, int revision, String recipient, @Nullable Duration late) {
        String key = source.receiptKey(Status.DELIVERED, recipient);
        String detail = detail(recipient, late == null ? null : "late by " + DueWords.of(late));
        return new Receipt(key, id, revision, Status.DELIVERED, recipient, null, detail, null, null, now());
    }

    /** Its recipient has taken it. */
    public Receipt taken(Source source, String id, int revision, String recipient, Instant at) {
        String key = source.receiptKey(Status.TAKEN, recipient);
        String detail = detail(recipient, null);
        return new Receipt(key, id, revision, Status.TAKEN, recipient, null, detail, null, null, second(at));
    }

    /**
     * Something was not done in time.
     *
     * @param waited for how long it had waited when that was found
     */
    public Receipt overdue(
            Source source,
            String id,
            int revision,
            String recipient,
            OverdueStep step,
            Duration waited,
            Instant found) {
        String key = source.receiptKey(Status.OVERDUE, recipient, step.code());
        String detail = detail(recipient, "not " + step.word() + " for " + DueWords.of(waited));
        return new Receipt(
                key, id, revision, Status.OVERDUE, recipient, step.code(), detail, null, null, second(found));
    }

    /** What was to be delivered, or lay on its recipient's queue, was cancelled before it was fetched. */
    public Receipt withdrawn(Source source, String id, int revision, String recipient) {
        String key = source.receiptKey(Status.REFUSED, recipient);
        String detail = detail(recipient, DETAIL);
        return new Receipt(key, id, revision, Status.REFUSED, recipient, WITHDRAWN, detail, null, null, now());
    }

    Receipt rejected(Source source, Rejection fault) {
        return faulty(source, Status.REJECTED, fault.id(), fault.revision(), null, fault);
    }

    Receipt failed(Source source, String id, int revision, String recipient, Rejection fault) {
        return faulty(source, Status.FAILED, id, revision, recipient, fault);
    }

    /**
     * What was decided about one recipient; null while the copy is on its way, and for a mere test.
     *
     * @param late how late it is delivered; null where it is not, or in time
     */
    @Nullable
    public Receipt about(Source source, ObjectNode notification, RecipientOutcome outcome, @Nullable Duration late) {
        String recipient = outcome.recipient();
        return switch (outcome.state()) {
            case QUEUED, TESTED -> null;
            case WITHDRAWN -> withdrawn(source, id(notification), revision(notification), recipient);
            case DELIVERED -> delivered(source, id(notification), revision(notification), recipient, late);
            case HELD -> ruled(source, Status.HELD, notification, recipient, outcome.rule());
            case REFUSED -> ruled(source, Status.REFUSED, notification, recipient, outcome.rule());
            case FAILED -> failed(source, id(notification), revision(notification), recipient, fault(outcome));
        };
    }

    private static Rejection fault(RecipientOutcome outcome) {
        if (outcome.fault() == null) {
            throw new IllegalStateException(DeliveryState.FAILED + " without a fault");
        }
        return outcome.fault();
    }

    private Receipt ruled(
            Source source, Status status, ObjectNode notification, String recipient, @Nullable String rule) {
        return new Receipt(
                source.receiptKey(status, recipient),
                id(notification),
                revision(notification),
                status,
                recipient,
                rule,
                detail(recipient, null),
                null,
                null,
                now());
    }

    private Receipt faulty(
            Source source,
            Status status,
            @Nullable String id,
            @Nullable Integer revision,
            @Nullable String recipient,
            Rejection fault) {
        return new Receipt(
                source.receiptKey(status, recipient),
                id,
                revision,
                status,
                recipient,
                fault.code().name(),
                detail(recipient, fault.detail()),
                fault.location().isEmpty() ? null : fault.location(),
                fault.field(),
                now());
    }

    // Most senders' forms have no word for a body, and name its partner.
    private static @Nullable String detail(@Nullable String recipient, @Nullable String more) {
        String body = recipient == null ? null : RecipientId.body(recipient);
        return body == null ? more : body + (more == null ? "" : ": " + more);
    }

    private static String id(ObjectNode notification) {
        return notification.path("id").textValue();
    }

    private static int revision(ObjectNode notification) {
        return notification.path("revision").intValue();
    }

    private String now() {
        return second(clock.instant());
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
