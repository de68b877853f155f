package org.flaghoist.operator;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flaghoist.exchange.ParkedMessages;
import org.flaghoist.exchange.ParkedMessages.Content;
import org.flaghoist.ledger.Stage;
import org.flaghoist.operator.EditCheck.Edit;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedGroup;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedRequests;
import org.flaghoist.parking.ParkedRequests.Proposed;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.jspecify.annotations.Nullable;

/**
 * What operators do with dead letters. Each act is recorded with who and why before anything moves. What is sent again
 * goes the way that everything goes, so that what was delivered meanwhile is delivered to nobody twice.
 */
public final class DeadLetters {

    /** The most that is decided about in one transaction. */
    private static final int BATCH = 500;

    private final Parking parking;
    private final ParkedMessages messages;
    private final DecisionExecutor decisionExecutor;
    private final Previews previews;
    private final ReadableContents readable;
    private final ParkedRequests requests;
    private final EditCheck edits;

    public DeadLetters(
            Parking parking,
            ParkedMessages messages,
            DecisionExecutor decisionExecutor,
            Previews previews,
            ReadableContents readable,
            EditCheck edits) {
        this.parking = parking;
        this.requests = parking.requests();
        this.edits = edits;
        this.messages = messages;
        this.decisionExecutor = decisionExecutor;
        this.previews = previews;
        this.readable = readable;
    }

    /** What waits, the oldest first. */
    public List<ParkedMessage> list(ParkedFilter filter, int most) {
        return parking.list(filter, most);
    }

    /**
     * A part of what waits, the oldest first.
     *
     * @param after the last one of the part before; null for the first
     */
    public List<ParkedMessage> page(ParkedFilter filter, @Nullable String after, int most) {
        return parking.page(filter, after, most);
    }

    /** How many wait where and why, without what is held. */
    public List<ParkedGroup> groups() {
        return parking.groups().stream()
                .filter(group -> group.queue() != ParkingQueue.HELD)
                .toList();
    }

    /** How many wait. */
    public long count(ParkedFilter filter) {
        return parking.count(filter);
    }

    /** How many decisions, about holds, too, are recorded and not carried out yet. */
    long pending() {
        return parking.execution().pending().size();
    }

    /**
     * One dead letter and its content; that somebody looked is recorded. Of one above the hub's ceiling nothing is
     * shown but that it is there.
     */
    public DeadLetterView show(String id, String actor) {
        ParkedMessage row = parking.get(id);
        Content content = content(row);
        if (row.isSpill()) {
            return DeadLetterView.sealed(row, content.file());
        }
        parking.shown(id, actor);
        return shown(row, content);
    }

    /** Opens one that is sealed; that, and why, is recorded first. */
    public DeadLetterView open(String id, String actor, String reason) {
        ParkedMessage row = parking.get(id);
        if (!row.isSpill()) {
            throw new OperationRejected(id + " is not sealed; show it");
        }
        Content content = content(row);
        parking.opened(id, actor, reason);
        return shown(row, content);
    }

    private DeadLetterView shown(ParkedMessage row, Content content) {
        return new DeadLetterView(
                row,
                content.text(),
                content.body(),
                readable.text(row, content),
                !row.isSpill() && Replays.isEditable(row),
                readable.highlight(
                        row,
                        content.body(),
                        content.first(),
                        row.fault().location(),
                        row.fault().field()),
                content.file(),
                requests.of(row)
                        .filter(request -> request.kind() == RequestKind.EDIT)
                        .map(request -> proposal(row, content, request))
                        .orElse(null));
    }

    private Proposal proposal(ParkedMessage row, Content original, Request request) {
        Proposed proposed = requests.proposed(row)
                .orElseThrow(() -> new OperationRejected(row.id() + ": the changed content is purged; withdraw it"));
        Edit edit = edits.of(row, original, proposed.content());
        return new Proposal(request, edit, proposed, readable.text(row, proposed.content()));
    }

    /** What waits for a second person, by the dead letter's name. */
    Map<String, Request> requests() {
        return requests.list().stream().collect(Collectors.toMap(Request::subject, request -> request));
    }

    /** What waits for a second person about one of them; null where nothing does. */
    @Nullable
    Request request(ParkedMessage row) {
        return requests.of(row).orElse(null);
    }

    /** What would come of it with another content, as its text; nothing is sent or recorded. */
    Preview preview(String id, String text) {
        ParkedMessage row = unsealed(id);
        Content content = content(row);
        byte[] edited = readable.bytes(row, text, content.body());
        return previews.of(row, content, edited).with(edits.of(row, content, edited));
    }

    private ParkedMessage unsealed(String id) {
        ParkedMessage row = parking.get(id);
        if (row.isSpill()) {
            throw new OperationRejected(
                    id
                            + " is above the hub's ceiling: it cannot be replayed, edited or discarded; two releasers can shred it");
        }
        return row;
    }

    /** As {@link #edit}, the content as its text. */
    public ParkedMessage editText(String id, String text, Person person, String reason) {
        ParkedMessage row = unsealed(id);
        return edit(id, readable.bytes(row, text, content(row).body()), person, reason);
    }

    /**
     * Sends one again from where it failed.
     *
     * @throws OperationRejected where it is no dead letter (any more), or cannot be replayed
     */
    public ParkedMessage replay(String id, String actor, String reason) {
        return carriedOut(parking.decisions().decide(id, Act.REPLAY, actor, reason));
    }

    /** Gives one up for good. */
    public ParkedMessage discard(String id, String actor, String reason) {
        return carriedOut(parking.decisions().decide(id, Act.DISCARD, actor, reason));
    }

    /**
     * Sends one again with other content, or asks a second person where what counts is not as it was. What it was, and
     * the difference, stay in the ledger.
     *
     * @param content in the form in which it was shown: the sender's own, or the hub's for what could not be rendered
     * @return it, sent on; or still waiting, for a second person
     * @throws OperationRejected where it cannot be edited, or nobody may send this
     */
    public ParkedMessage edit(String id, byte[] content, Person person, String reason) {
        ParkedMessage row = unsealed(id);
        if (row.stage() == Stage.OPEN) {
            throw new OperationRejected(
                    id + " cannot be edited, since only its sender can sign and encrypt it; replay or discard it");
        } else if (!Replays.isEditable(row)) {
            throw new OperationRejected(
                    id + " cannot be edited, since what goes out is the hub's own; replay or discard it");
        }
        Content original = content(row);
        Edit edit = edits.of(row, original, content);
        edit.refuse();
        byte[] difference = Difference.between(original.body(), content);
        return edit.second().isEmpty()
                ? carriedOut(parking.decisions().edit(id, content, difference, person.name(), reason))
                : requests.propose(id, content, difference, person, reason);
    }

    /**
     * Agrees, as a second person, to what somebody else wants to send; it is sent then.
     *
     * @param token of the request that this person has seen
     */
    public ParkedMessage agree(String id, String token, Person person, String reason) {
        ParkedMessage row = unsealed(id);
        Content original = content(row);
        requests.proposed(row)
                .ifPresent(
                        proposed -> edits.of(row, original, proposed.content()).refuse());
        return carriedOut(requests.agree(id, token, person, reason));
    }

    /** Takes back a change that waits for a second person. */
    public ParkedMessage withdraw(String id, Person person, String reason) {
        return requests.withdraw(RequestKind.EDIT, id, person, reason);
    }

    /** Destroys one above the hub's ceiling, where a second person says the same. */
    public ParkedMessage shred(String id, Person person, String reason) {
        ParkedMessage row = requests.shred(id, person, reason);
        return row.state() == ParkedState.DECIDED ? carriedOut(row) : row;
    }

    /** Takes back that one is to be destroyed. */
    public ParkedMessage withdrawShred(String id, Person person, String reason) {
        return requests.withdraw(RequestKind.SHRED, id, person, reason);
    }

    /**
     * Decides about all that a filter means; they are carried out one by one, in the order of arrival, right
     * afterwards.
     *
     * @return how many
     */
    public int replayAll(ParkedFilter filter, String actor, String reason) {
        return all(filter, Act.REPLAY, actor, reason);
    }

    public int discardAll(ParkedFilter filter, String actor, String reason) {
        return all(filter, Act.DISCARD, actor, reason);
    }

    /** As {@link #replayAll}, for those of these that wait. */
    public int replayThese(List<String> ids, String actor, String reason) {
        return these(ids, Act.REPLAY, actor, reason);
    }

    public int discardThese(List<String> ids, String actor, String reason) {
        return these(ids, Act.DISCARD, actor, reason);
    }

    // The names first: what is carried out meanwhile may fail again, and is not to be decided about twice.
    private int all(ParkedFilter filter, Act act, String actor, String reason) {
        return these(parking.names(filter), act, actor, reason);
    }

    private int these(List<String> names, Act act, String actor, String reason) {
        int decided = 0;
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = names.subList(from, Math.min(from + BATCH, names.size()));
            decided += parking.decisions().decideAll(batch, act, actor, reason);
        }
        return decided;
    }

    private ParkedMessage carriedOut(ParkedMessage decided) {
        return decisionExecutor.promptly(decided);
    }

    private Content content(ParkedMessage row) {
        return messages.look(row)
                .orElseThrow(() -> new OperationRejected(row.id() + " is not on its queue: it is " + row.state()
                        + ", just come or just gone; look again"));
    }
}
