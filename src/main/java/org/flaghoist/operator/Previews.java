package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.flaghoist.exchange.ExchangeListener;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.exchange.ParkedMessages.Content;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.exchange.Rehearsal;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.operator.Preview.Acceptable;
import org.flaghoist.operator.Preview.CopyPreview;
import org.flaghoist.operator.Preview.DuplicatePreview;
import org.flaghoist.operator.Preview.RejectionPreview;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.release.RuleWords;
import org.jspecify.annotations.Nullable;

/** Shows what would come of a dead letter with other content: it goes the very way, and then nothing of it is kept. */
public final class Previews {

    private final Ledger ledger;
    private final Rehearsal rehearsal;
    private final Releases releases;
    private final Mappings mappings;
    private final ReadableContents readable;
    private final RuleWords rules;
    private final int largest;

    /** @param largest bytes of one notification */
    public Previews(
            Ledger ledger,
            Rehearsal rehearsal,
            Releases releases,
            Mappings mappings,
            ReadableContents readable,
            RuleWords rules,
            int largest) {
        this.ledger = ledger;
        this.rehearsal = rehearsal;
        this.releases = releases;
        this.mappings = mappings;
        this.readable = readable;
        this.rules = rules;
        this.largest = largest;
    }

    /** @throws OperationRejected where it cannot be edited, or the rules do not let it be sent so */
    Preview of(ParkedMessage row, Content original, byte[] body) {
        row.refuseIfOvertaken();
        return switch (row.stage()) {
            case TRANSLATE -> translated(row, List.of(Piece.of(original.first(), body)), original.file());
            case COLLECT -> collected(row, original, body);
            case RENDER -> rendered(row, original, body);
            case OPEN, RELEASE, DELIVER, UNKNOWN -> throw new OperationRejected(row.id() + " cannot be edited");
        };
    }

    private Preview collected(ParkedMessage row, Content original, byte[] body) {
        try {
            List<Piece> pieces = PureWork.of(() -> mappings.of(row.partner()).cut(body)).stream()
                    .map(piece -> piece.ofMost(largest))
                    .toList();
            return translated(row, pieces, original.file());
        } catch (Rejection fault) {
            return new Preview(List.of(), List.of(refusal(row, body, 1, fault)), List.of());
        }
    }

    private Preview translated(ParkedMessage row, List<Piece> pieces, @Nullable String file) {
        Preview preview = new Preview(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Piece piece : pieces) {
            Rejection cut = piece.fault();
            if (cut != null) {
                preview.rejected().add(refusal(row, piece.bytes(), piece.number(), cut));
            } else {
                translated(row, piece, file, preview);
            }
        }
        return preview;
    }

    private void translated(ParkedMessage row, Piece piece, @Nullable String file, Preview preview) {
        Arrival arrival = new Arrival(
                row.partner(),
                "preview " + UUID.randomUUID(),
                piece.bytes(),
                false,
                file,
                piece.number(),
                row.entry(),
                0);
        ExchangeListener.Translated event = rehearsal.of(arrival);
        Receipt answer = event.answer();
        ObjectNode notification = event.notification();
        switch (answer.status()) {
            case DUPLICATE -> preview.duplicates().add(new DuplicatePreview(answer.id(), answer.revision()));
            case REJECTED -> preview.rejected().add(refusal(row, piece, answer));
            default ->
                preview.accepted()
                        .add(new Acceptable(
                                Objects.requireNonNull(notification, "accepted without a notification"),
                                event.outcomes().stream().map(this::recipient).toList()));
        }
    }

    private Preview rendered(ParkedMessage row, Content original, byte[] body) {
        RecipientOutcome outcome = ledger.rehearse(
                () -> releases.edited(row, original.body(), body).outcome());
        Acceptable acceptable = new Acceptable(HubForm.of(body), List.of(recipient(outcome)));
        return new Preview(List.of(acceptable), List.of(), List.of());
    }

    private CopyPreview recipient(RecipientOutcome outcome) {
        Rendering rendering = outcome.rendering();
        Mapping mapping = mappings.of(outcome.recipient());
        Rejection fault = outcome.fault();
        return new CopyPreview(
                outcome.recipient(),
                outcome.state().name(),
                outcome.rule(),
                outcome.isReleased() ? rules.released(outcome.rule()) : rules.against(outcome.rule()),
                outcome.removedPaths(),
                rendering == null ? null : ContentText.of(rendering.content(), mapping.text(rendering.content())),
                fault == null ? null : fault.code() + (fault.field() == null ? "" : " " + fault.field()));
    }

    private RejectionPreview refusal(ParkedMessage row, Piece piece, Receipt answer) {
        return refusal(
                row, piece.bytes(), piece.number(), answer.code(), answer.location(), answer.field(), answer.detail());
    }

    private RejectionPreview refusal(ParkedMessage row, byte[] body, int number, Rejection fault) {
        return refusal(row, body, number, fault.code().name(), fault.location(), fault.field(), fault.detail());
    }

    private RejectionPreview refusal(
            ParkedMessage row,
            byte[] body,
            int number,
            @Nullable String code,
            @Nullable String location,
            @Nullable String field,
            @Nullable String detail) {
        return new RejectionPreview(
                code, location, field, detail, readable.highlight(row, body, number, location, field));
    }
}
