package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Parking;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.parking.ToPark;
import org.flaghoist.parking.UnknownMessage;
import org.flaghoist.parking.UnknownMessages;
import org.jspecify.annotations.Nullable;

/** Makes dead letters and holds: records them, and makes the messages for the parking queues. */
public final class ParkingWriter {

    private final Parking parking;
    private final UnknownMessages unknown;

    public ParkingWriter(Parking parking, UnknownMessages unknown) {
        this.parking = parking;
        this.unknown = unknown;
    }

    /** What a sender sent, in its own bytes, and why it was rejected. */
    Outgoing rejected(Source source, Arrival arrival, Stage stage, Rejection fault) {
        ToPark wanted = ToPark.rejected(source.sender(), source.entry(), stage, fault);
        Outgoing dead = dead(wanted, arrival.original(), fault);
        if (arrival.cut()) {
            dead = dead.with(HubProperties.CUT, true).with(HubProperties.DETAIL, cut(arrival, fault));
        }
        return dead.with(HubProperties.FILE, arrival.file()).with(HubProperties.NUMBER, arrival.number());
    }

    private static String cut(Arrival arrival, Rejection fault) {
        String kept = "only its first " + arrival.original().length + " bytes are kept";
        return fault.detail() == null ? kept : fault.detail() + "; " + kept;
    }

    /** A notification that waits for people to release it, in the hub's form as it would be released. */
    Outgoing held(String recipient, ObjectNode content, String rule, Source source) {
        return Outgoing.parked(parking.park(ToPark.held(recipient, source.entry(), rule)), content);
    }

    /** A notification, in the hub's form as released, that the recipient's form cannot carry. */
    Outgoing unrenderable(String recipient, ObjectNode content, @Nullable String rule, Rejection fault, Source source) {
        ToPark wanted = ToPark.undeliverable(recipient, source.entry(), Stage.RENDER, fault, rule);
        return dead(wanted, content, fault);
    }

    /** A rendered notification that cannot be brought to the recipient's server. */
    Outgoing undelivered(String recipient, byte[] rendered, Rejection fault, Source source) {
        return dead(ToPark.undeliverable(recipient, source.entry(), Stage.DELIVER, fault, null), rendered, fault);
    }

    /** A receipt, as JSON, that the sender's form cannot carry. */
    Outgoing unrenderable(Receipt receipt, Rejection fault, Source source) {
        ToPark wanted = ToPark.receipt(source.sender(), source.entry(), receipt.receipt(), Stage.RENDER, fault);
        return dead(wanted, receipt, fault);
    }

    /** A rendered receipt that cannot be brought to the sender's server. */
    Outgoing undeliveredReceipt(String key, byte[] rendered, Rejection fault, Source source) {
        return dead(ToPark.receipt(source.sender(), source.entry(), key, Stage.DELIVER, fault), rendered, fault)
                .with(HubProperties.KIND, OutboundMessage.Kind.RECEIPT.name());
    }

    /** Whatever it is, as it was found, that somebody has set aside since the ledger has lost its entry. */
    Outgoing lost(UnknownMessage decided, ParkingQueue queue, byte[] body, boolean spill) {
        Rejection fault =
                new Rejection(FaultCode.INTERNAL, "", null, "the ledger has lost what it comes from").spilling(spill);
        return Outgoing.parked(unknown.setAside(decided, queue, body, fault), body)
                .with(HubProperties.DETAIL, fault.detail());
    }

    private Outgoing dead(ToPark wanted, Object body, Rejection fault) {
        return Outgoing.parked(parking.park(wanted), body).with(HubProperties.DETAIL, fault.detail());
    }
}
