package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.exchange.ParkedMessages;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.Parking;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.parking.Vote;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;

/** What people do with held notifications (rules R9 and R10): two must agree, and each says why. */
public final class Holds {

    private final Parking parking;
    private final ParkedMessages messages;
    private final Mappings mappings;
    private final DecisionExecutor decisionExecutor;

    public Holds(Parking parking, ParkedMessages messages, Mappings mappings, DecisionExecutor decisionExecutor) {
        this.parking = parking;
        this.messages = messages;
        this.mappings = mappings;
        this.decisionExecutor = decisionExecutor;
    }

    /**
     * A held notification as it would go out.
     *
     * @param notification in the hub's form, without what is not for the recipient
     * @param rendered in the recipient's form; null where that cannot carry it, for the reason {@code fault}
     * @param read that form as people read it
     */
    public record Held(
            ParkedMessage row,
            List<Vote> votes,
            ObjectNode notification,
            @Nullable Rendering rendered,
            @Nullable NativeText read,
            @Nullable Rejection fault) {}

    /**
     * What waits, the oldest first.
     *
     * @param partner the recipient; blank for all
     */
    public List<ParkedMessage> list(String partner, int most) {
        return parking.list(heldFor(partner), most);
    }

    /** How many wait. */
    public long count(String partner) {
        return parking.count(heldFor(partner));
    }

    private static ParkedFilter heldFor(String partner) {
        return new ParkedFilter(Set.of(ParkingQueue.HELD), Filters.text(partner), null, null, null, null);
    }

    public List<Vote> votes(String id) {
        return parking.holds().votes(id);
    }

    /** One of them, as it would go out; that somebody looked is recorded. */
    public Held show(String id, String actor) {
        ParkedMessage row = parking.get(id);
        byte[] body = messages.look(row)
                .filter(content -> row.queue() == ParkingQueue.HELD)
                .orElseThrow(() -> new OperationRejected(id + " is not held, or not any more: it is " + row.state()))
                .body();
        parking.shown(id, actor);
        return held(row, HubForm.of(body));
    }

    private Held held(ParkedMessage row, ObjectNode notification) {
        Mapping mapping = mappings.of(row.partner());
        try {
            byte[] rendered = PureWork.of(() -> mapping.render(notification));
            Rendering rendering = new Rendering(rendered, mapping.extension(), Urgency.of(notification));
            return new Held(
                    row, parking.holds().votes(row.id()), notification, rendering, mapping.text(rendered), null);
        } catch (Rejection fault) {
            return new Held(row, parking.holds().votes(row.id()), notification, null, null, fault);
        }
    }

    /**
     * Says that it is to go out. The second of two people who agree makes it so.
     *
     * @return it, still waiting after the first
     * @throws OperationRejected where this person has spoken before, or it is not held (any more)
     */
    public ParkedMessage release(String id, Person person, String reason) {
        return carriedOut(parking.holds().vote(id, Act.RELEASE, person, reason));
    }

    /** Says that it is not to go out; as {@link #release}. */
    public ParkedMessage refuse(String id, Person person, String reason) {
        return carriedOut(parking.holds().vote(id, Act.REFUSE, person, reason));
    }

    private ParkedMessage carriedOut(ParkedMessage row) {
        return row.isPending() ? decisionExecutor.promptly(row) : row;
    }
}
