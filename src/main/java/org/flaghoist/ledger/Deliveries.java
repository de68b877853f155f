package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/** Records what is decided about recipients, and how their deliveries end. */
final class Deliveries {

    private final LedgerDatabase database;
    private final Messages messages;
    private final Lineages lineages;
    private final Bodies bodies;
    private final Supplier<DecidedBy> by;

    Deliveries(LedgerDatabase database, Messages messages, Lineages lineages, Bodies bodies, Supplier<DecidedBy> by) {
        this.database = database;
        this.messages = messages;
        this.lineages = lineages;
        this.bodies = bodies;
        this.by = by;
    }

    /** Forgets recipients about whom an earlier decision of the same work said something, and this says nothing. */
    void all(long entry, List<RecipientOutcome> outcomes) {
        Message message = messages.get(entry);
        List<EarlierCopy> before = message.copies().toList();
        message.deliveries()
                .keySet()
                .retainAll(outcomes.stream().map(RecipientOutcome::recipient).collect(Collectors.toSet()));
        // Of a new message the event of its acceptance names it.
        String otherwise = message.isNew() && message.deliveries().isEmpty()
                ? null
                : by.get().name();
        one(message, outcomes, event -> event.with(DecidedBy.MEMBER, otherwise));
        if (!message.isNew() && !message.copies().toList().equals(before)) {
            // Whoever decides about a later revision meanwhile has not seen these.
            lineages.lock(message);
        }
    }

    private void one(Message message, List<RecipientOutcome> outcomes, UnaryOperator<Event> more) {
        for (RecipientOutcome outcome : outcomes) {
            Rendering rendering = outcome.rendering();
            Bodies.KeptDigest kept = rendering == null
                    ? null
                    : bodies.kept(message, BodyKind.RENDERED, outcome.recipient(), rendering.content());
            Delivery wanted = Delivery.of(outcome);
            Delivery there = message.deliveries().put(outcome.recipient(), wanted);
            if (!wanted.equals(there) || (kept != null && kept.isFresh())) {
                String digest = kept == null ? null : kept.digest();
                database.append(more.apply(event(message.entry(), outcome, digest)));
            }
        }
    }

    void resolved(long entry, RecipientOutcome outcome, String actor, String reason) {
        Message message = messages.get(entry);
        DeliveryState state = existing(message, outcome.recipient()).state();
        boolean waits = state == DeliveryState.HELD || state == DeliveryState.FAILED;
        if (!waits && state != outcome.state()) {
            throw new IllegalStateException("entry " + entry + " for " + outcome.recipient() + " is " + state
                    + ", neither held nor failed; somebody else was quicker");
        }
        if (waits) {
            one(
                    message,
                    List.of(outcome),
                    event -> event.actor(actor)
                            .with("reason", reason)
                            .with(DecidedBy.MEMBER, by.get().name()));
        }
    }

    /** A failed delivery is tried once more with the bytes that it had. */
    Urgency queuedAgain(long entry, String recipient, String actor) {
        Message message = messages.get(entry);
        Delivery there = existing(message, recipient);
        if (there.state() == DeliveryState.FAILED) {
            message.deliveries().put(recipient, there.tried(DeliveryState.QUEUED, there.attempts(), null));
            database.append(Event.of(entry, EventKind.QUEUED, recipient)
                    .by(there.rule())
                    .actor(actor));
        }
        return there.urgency();
    }

    /** What was recorded as sent did not leave the broker, and must not any more. */
    boolean takenBack(long entry, String recipient, DeliveryState state) {
        Message message = messages.get(entry);
        Delivery there = existing(message, recipient);
        if (there.state() != state) {
            message.deliveries().put(recipient, there.tried(state, there.attempts(), null));
            database.append(Event.of(entry, EventKind.WITHDRAWN, recipient).by(there.rule()));
        }
        return there.state() != state;
    }

    private static Event event(long entry, RecipientOutcome outcome, @Nullable String rendered) {
        Rendering rendering = outcome.rendering();
        Event event = Event.of(entry, EventKind.valueOf(outcome.state().name()), outcome.recipient())
                .by(outcome.rule())
                .about(rendered)
                .with("would", outcome.would())
                .with("format", rendering == null ? null : rendering.format());
        return redacted(faulty(event, outcome.fault()), outcome.removedPaths());
    }

    boolean isDelivered(long entry, String recipient) {
        return messages.state(entry, recipient).orElseThrow(() -> undecided(entry, recipient))
                == DeliveryState.DELIVERED;
    }

    void delivered(long entry, String recipient, int attempts, @Nullable Repeat repeat) {
        tried(entry, recipient, DeliveryState.DELIVERED, attempts, null, event -> event.with("repeat", repeat));
    }

    void failed(long entry, String recipient, int attempts, Rejection fault) {
        tried(entry, recipient, DeliveryState.FAILED, attempts, fault, event -> faulty(event, fault));
    }

    private void tried(
            long entry,
            String recipient,
            DeliveryState state,
            int attempts,
            @Nullable Rejection fault,
            UnaryOperator<Event> more) {
        Message message = messages.get(entry);
        Delivery there = existing(message, recipient);
        message.deliveries().put(recipient, there.tried(state, attempts, fault));
        if (there.state() != state) {
            Event event = Event.of(entry, EventKind.valueOf(state.name()), recipient)
                    .by(there.rule())
                    .with("attempts", attempts);
            database.append(more.apply(event));
        }
    }

    private static Delivery existing(Message message, String recipient) {
        return Optional.ofNullable(message.deliveries().get(recipient))
                .orElseThrow(() -> undecided(message.entry(), recipient));
    }

    private static IllegalStateException undecided(long entry, String recipient) {
        return new IllegalStateException("nothing is decided about entry " + entry + " for " + recipient);
    }

    private static Event faulty(Event event, @Nullable Rejection fault) {
        return fault == null ? event : event.with("code", fault.code()).with("field", fault.field());
    }

    private static Event redacted(Event event, List<String> redactions) {
        if (!redactions.isEmpty()) {
            ArrayNode pointers = event.detail().putArray("redactions");
            redactions.forEach(pointers::add);
        }
        return event;
    }
}
