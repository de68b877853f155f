package org.flaghoist.operator;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.ParkedMessages.Content;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.exchange.ReceiptJson;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Source;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.ledger.Stage;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.OperationRejected;

/** Takes up a dead letter where its way ended. */
public final class Replays {

    private static final byte[] NOTHING = new byte[0];
    private static final Set<Stage> UNEDITABLE = Set.of(Stage.OPEN, Stage.DELIVER, Stage.UNKNOWN);

    private final Parking parking;
    private final Mappings mappings;
    private final Protections protections;
    private final SenderReceipts senderReceipts;
    private final Releases releases;
    private final int largest;

    /** @param largest bytes of one notification */
    public Replays(
            Parking parking,
            Mappings mappings,
            Protections protections,
            SenderReceipts senderReceipts,
            Releases releases,
            int largest) {
        this.parking = parking;
        this.mappings = mappings;
        this.protections = protections;
        this.senderReceipts = senderReceipts;
        this.releases = releases;
        this.largest = largest;
    }

    /**
     * @param row decided: REPLAY or EDIT
     * @throws OperationRejected where this one cannot be replayed
     */
    List<Outgoing> of(ParkedMessage row, Content content) {
        ParkedMessage.OperatorDecision decision = Objects.requireNonNull(row.decision());
        boolean edited = decision.act() == Act.EDIT;
        if (content.cut() && !edited) {
            throw new OperationRejected(row.id() + " was too large, and only its beginning is kept; have "
                    + row.partner() + " send it in parts, then discard this");
        }
        byte[] body = edited ? parking.execution().edited(row) : content.body();
        return switch (row.stage()) {
            case OPEN -> opened(row, decision, content);
            case COLLECT -> collected(row, decision, content, body);
            case TRANSLATE ->
                List.of(Outgoing.again(row.partner(), body, decision.token(), content.file(), content.number()));
            case RENDER ->
                row.isReceipt() ? receipt(row, body) : releases.rendered(row, decision, content.body(), body);
            case DELIVER -> delivered(row, decision, content);
            case UNKNOWN ->
                throw new OperationRejected(row.id() + " cannot be replayed, since the ledger has lost its entry; ask "
                        + row.from().sender() + " to send it again if it is needed, then discard this");
            case RELEASE -> throw new OperationRejected(row.id() + " is held; two people release or refuse it");
        };
    }

    private List<Outgoing> opened(ParkedMessage row, ParkedMessage.OperatorDecision decision, Content content) {
        try {
            byte[] file = protections.open(row.partner(), content.body());
            return collected(row, decision, content, file);
        } catch (Rejection fault) {
            byte[] kept = fault.code() == FaultCode.TOO_LARGE ? NOTHING : content.body();
            return List.of(again(row, kept, decision, content, 0).because(fault));
        }
    }

    private static Outgoing again(
            ParkedMessage row, byte[] body, ParkedMessage.OperatorDecision decision, Content content, int number) {
        return Outgoing.again(row.partner(), body, decision.token(), content.file(), number);
    }

    private List<Outgoing> collected(
            ParkedMessage row, ParkedMessage.OperatorDecision decision, Content content, byte[] body) {
        if (body.length == 0 && FaultCode.TOO_LARGE.name().equals(row.fault().code())) {
            throw new OperationRejected(row.id() + " was too large to be fetched, so there is nothing to replay; have "
                    + row.partner() + " put it there in parts, or raise largest-file, then discard this");
        }
        try {
            List<Piece> pieces = PureWork.of(() -> mappings.of(row.partner()).cut(body));
            return pieces.stream()
                    .map(piece -> piece(row, decision, content, piece.ofMost(largest)))
                    .toList();
        } catch (Rejection fault) {
            return List.of(again(row, body, decision, content, 0).because(fault));
        }
    }

    private static Outgoing piece(
            ParkedMessage row, ParkedMessage.OperatorDecision decision, Content content, Piece piece) {
        Outgoing again = again(row, piece.bytes(), decision, content, piece.number());
        return piece.fault() == null ? again : again.because(piece.fault()).with(HubProperties.CUT, true);
    }

    private List<Outgoing> receipt(ParkedMessage row, byte[] body) {
        Receipt receipt = ReceiptJson.of(body);
        return List.of(senderReceipts.message(Source.of(row), receipt));
    }

    private List<Outgoing> delivered(ParkedMessage row, ParkedMessage.OperatorDecision decision, Content content) {
        byte[] body = content.body();
        if (row.isReceipt()) {
            String key = Objects.requireNonNull(row.receipt());
            return List.of(pgpProtected(row, content, Outgoing.receipt(row.partner(), body, key, Source.of(row))));
        }
        return List.of(pgpProtected(row, content, releases.deliveredAgain(row, decision, body)));
    }

    private Outgoing pgpProtected(ParkedMessage row, Content content, Outgoing message) {
        if (content.pgpProtected()) {
            return message.pgpProtected(content.body());
        }
        try {
            return protections.protect(row.partner(), message);
        } catch (Rejection fault) {
            throw new OperationRejected(row.id() + " cannot be signed and encrypted, " + fault.detail()
                    + "; put new keys where the partner's file says, and reload");
        }
    }

    /**
     * True where an edited content can take the place of the message's own. Of an entry's dead letters that is one at
     * most for each partner, since that content is kept by these two.
     */
    static boolean isEditable(ParkedMessage row) {
        return !UNEDITABLE.contains(row.stage()) && !row.isReceipt();
    }
}
