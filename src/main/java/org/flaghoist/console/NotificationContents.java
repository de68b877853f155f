package org.flaghoist.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FormDiff;
import org.flaghoist.operator.ContentText;
import org.flaghoist.operator.Operator;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.search.Overview;
import org.flaghoist.search.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What notifications say. Each look is recorded, since it is about people. */
final class NotificationContents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NotificationHistory history;
    private final Overview bodies;
    private final Mappings mappings;
    private final Ledger ledger;
    private final Operator operator;

    NotificationContents(
            NotificationHistory history, Overview bodies, Mappings mappings, Ledger ledger, Operator operator) {
        this.history = history;
        this.bodies = bodies;
        this.mappings = mappings;
        this.ledger = ledger;
        this.operator = operator;
    }

    /**
     * All forms of a notification.
     *
     * @param original null after its purge, likewise the others
     * @param notification the hub form; null where not accepted
     * @param sealed true where it is above the hub's ceiling, and nothing of it is shown; else null
     */
    record Contents(
            @Nullable ContentText original,
            @Nullable JsonNode notification,
            List<Rendered> rendered,
            @Nullable Boolean sealed) {}

    /**
     * What one recipient gets, or would have got.
     *
     * @param redactions what it has not, as JSON Pointers into the hub form
     */
    record Rendered(
            String partner,
            List<String> redactions,
            @Nullable ContentText content) {}

    /** The revision that was accepted before, and what is not as it was there. */
    record RevisionChanges(@Nullable Revision against, List<FormDiff.FieldChange> changes) {}

    /** One revision. */
    record Revision(long entry, @Nullable Integer revision) {}

    Contents of(NotificationRow row) {
        long entry = row.entry();
        if (bodies.isSpill(entry)) {
            return new Contents(null, null, List.of(), true);
        }
        look(row);
        List<RecordedEvent> steps = history.steps(entry);
        List<Rendered> rendered = row.recipients().stream()
                .map(recipient -> recipient.partner())
                .map(partner -> new Rendered(
                        partner, redactions(steps, partner), text(bodies.rendered(entry, partner), partner)))
                .toList();
        return new Contents(text(bodies.original(entry), row.sender()), hubForm(entry), rendered, null);
    }

    RevisionChanges difference(NotificationRow row) {
        Optional<NotificationRow> before = history.before(row);
        JsonNode now = hubForm(row.entry());
        JsonNode then = before.map(other -> hubForm(other.entry())).orElse(null);
        look(row);
        if (before.isEmpty()) {
            return new RevisionChanges(null, List.of());
        } else if (now == null || then == null) {
            throw new OperationRejected("the contents of one of the two revisions are not kept any more");
        }
        Revision against =
                new Revision(before.get().entry(), before.get().header().revision());
        return new RevisionChanges(against, new FormDiff(then).changesTo(new FormDiff(now)));
    }

    private void look(NotificationRow row) {
        ledger.note(new Event(
                row.entry(),
                EventKind.SHOWN,
                row.sender(),
                null,
                operator.name(),
                null,
                JsonNodeFactory.instance.objectNode()));
    }

    private @Nullable ContentText text(Optional<byte[]> content, String partner) {
        return content.map(bytes -> ContentText.of(bytes, mappings.of(partner))).orElse(null);
    }

    private @Nullable JsonNode hubForm(long entry) {
        return bodies.notification(entry).map(NotificationContents::read).orElse(null);
    }

    private static JsonNode read(byte[] canonical) {
        try {
            return JSON.readTree(canonical);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger keeps a hub form that is no JSON; check its chain", e);
        }
    }

    /** Those of the last decision about the partner. */
    private static List<String> redactions(List<RecordedEvent> steps, String partner) {
        List<String> redactions = new ArrayList<>();
        steps.stream()
                .filter(step -> partner.equals(step.partner()) && step.detail().contains("\"redactions\""))
                .reduce((earlier, later) -> later)
                .ifPresent(step -> pointers(step.detail()).forEach(pointer -> redactions.add(pointer.asText())));
        return redactions;
    }

    private static JsonNode pointers(String detail) {
        try {
            return JSON.readTree(detail).path("redactions");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger keeps canonical JSON", e);
        }
    }
}
