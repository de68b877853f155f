package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Records what is decided about recipients, and how their deliveries end. */
final class Decisions {

    private final Deliveries deliveries;
    private final Bodies bodies;
    private final Events events;
    private final NewEntries made;
    private final Supplier<DecidedBy> by;

    Decisions(Deliveries deliveries, Bodies bodies, Events events, NewEntries made, Supplier<DecidedBy> by) {
        this.deliveries = deliveries;
        this.bodies = bodies;
        this.events = events;
        this.made = made;
        this.by = by;
    }

    void all(long entry, List<RecipientOutcome> outcomes) {
        Map<String, String> rendered = bodies.keep(entry, BodyKind.RENDERED, contents(outcomes));
        Map<String, Deliveries.Row> rows = new HashMap<>();
        outcomes.forEach(outcome ->
                rows.put(outcome.recipient(), Deliveries.Row.of(outcome, rendered.get(outcome.recipient()))));
        Set<String> changed = deliveries.putAll(entry, rows);
        // Of a new entry the event of its acceptance names it.
        String otherwise =
                made.isFirst(entry, Decisions.class) ? null : by.get().name();
        outcomes.stream()
                .filter(outcome -> changed.contains(outcome.recipient()))
                .forEach(outcome ->
                        events.append(event(entry, outcome, rendered.get(outcome.recipient()), Event.HUB, null)
                                .with(DecidedBy.MEMBER, otherwise)));
    }

    private static Map<String, byte[]> contents(List<RecipientOutcome> outcomes) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (RecipientOutcome outcome : outcomes) {
            Rendering rendering = outcome.rendering();
            if (rendering != null) {
                contents.put(outcome.recipient(), rendering.content());
            }
        }
        return contents;
    }

    void resolved(long entry, RecipientOutcome outcome, String actor, String reason) {
        Deliveries.Row there = existing(entry, outcome.recipient());
        DeliveryState state = there.state();
        boolean waits = state == DeliveryState.HELD || state == DeliveryState.FAILED;
        if (!waits && state != outcome.state()) {
            throw new IllegalStateException("entry " + entry + " for " + outcome.recipient() + " is " + state
                    + ", neither held nor failed; somebody else was quicker");
        }
        if (waits) {
            one(entry, outcome, actor, reason);
        }
    }

    /** A failed delivery is tried once more with the bytes that it had. */
    void queuedAgain(long entry, String recipient, String actor) {
        Deliveries.Row row = existing(entry, recipient);
        if (row.state() == DeliveryState.FAILED) {
            deliveries.put(entry, recipient, row.tried(DeliveryState.QUEUED, row.attempts(), null));
            events.append(Event.of(entry, EventKind.QUEUED, recipient)
                    .by(row.rule())
                    .actor(actor)
                    .about(row.rendered()));
        }
    }

    /** What was recorded as sent did not leave the broker, and must not any more. */
    void takenBack(long entry, String recipient, DeliveryState state) {
        Deliveries.Row row = existing(entry, recipient);
        if (row.state() != state) {
            deliveries.put(entry, recipient, row.tried(state, row.attempts(), null));
            events.append(Event.of(entry, EventKind.WITHDRAWN, recipient).by(row.rule()));
        }
    }

    private void one(long entry, RecipientOutcome outcome, String actor, String reason) {
        String recipient = outcome.recipient();
        String rendered = bodies.keep(entry, BodyKind.RENDERED, contents(List.of(outcome)))
                .get(recipient);
        if (deliveries.put(entry, recipient, Deliveries.Row.of(outcome, rendered))) {
            events.append(event(entry, outcome, rendered, actor, reason)
                    .with(DecidedBy.MEMBER, by.get().name()));
        }
    }

    private static Event event(
            long entry, RecipientOutcome outcome, @Nullable String rendered, String actor, @Nullable String reason) {
        Rendering rendering = outcome.rendering();
        Event event = Event.of(entry, EventKind.valueOf(outcome.state().name()), outcome.recipient())
                .by(outcome.rule())
                .actor(actor)
                .about(rendered)
                .with("reason", reason)
                .with("would", would(outcome))
                .with("format", rendering == null ? null : rendering.format());
        return redacted(faulty(event, outcome.fault()), outcome.redactions());
    }

    boolean isDelivered(long entry, String recipient) {
        return existing(entry, recipient).state() == DeliveryState.DELIVERED;
    }

    private static @Nullable String would(RecipientOutcome outcome) {
        return outcome.would() == null ? null : outcome.would().name();
    }

    void delivered(long entry, String recipient, int attempts, @Nullable Repeat repeat) {
        String word = repeat == null ? null : repeat.name();
        tried(entry, recipient, DeliveryState.DELIVERED, attempts, null, event -> event.with("repeat", word));
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
        Deliveries.Row row = existing(entry, recipient);
        if (deliveries.put(entry, recipient, row.tried(state, attempts, fault)) && row.state() != state) {
            Event event = Event.of(entry, EventKind.valueOf(state.name()), recipient)
                    .by(row.rule())
                    .about(row.rendered())
                    .with("attempts", Integer.toString(attempts));
            events.append(more.apply(event));
        }
    }

    private Deliveries.Row existing(long entry, String recipient) {
        return deliveries
                .find(entry, recipient)
                .orElseThrow(() ->
                        new IllegalStateException("nothing is decided about entry " + entry + " for " + recipient));
    }

    private static Event faulty(Event event, @Nullable Rejection fault) {
        return fault == null ? event : event.with("code", fault.code().name()).with("field", fault.field());
    }

    private static Event redacted(Event event, List<String> redactions) {
        ObjectNode detail = event.detail().deepCopy();
        if (!redactions.isEmpty()) {
            ArrayNode pointers = detail.putArray("redactions");
            redactions.forEach(pointers::add);
        }
        return event.detail(detail);
    }
}
