package org.flaghoist.route;

import java.util.List;
import org.flaghoist.ledger.Act;
import org.flaghoist.ledger.Lot;
import org.flaghoist.ledger.NotDone;
import org.flaghoist.ledger.Parked;
import org.flaghoist.ledger.ParkedFilter;
import org.flaghoist.ledger.ParkedGroup;
import org.flaghoist.ledger.Parking;
import org.flaghoist.ledger.Stage;
import org.flaghoist.route.ParkedMessages.Content;
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
    private final Resolver resolver;
    private final Previews previews;
    private final ReadableContents readable;

    DeadLetters(
            Parking parking, ParkedMessages messages, Resolver resolver, Previews previews, ReadableContents readable) {
        this.parking = parking;
        this.messages = messages;
        this.resolver = resolver;
        this.previews = previews;
        this.readable = readable;
    }

    /** What waits, the oldest first. */
    public List<Parked> list(ParkedFilter filter, int most) {
        return parking.list(filter, most);
    }

    /**
     * A part of what waits, the oldest first.
     *
     * @param after the last one of the part before; null for the first
     */
    public List<Parked> page(ParkedFilter filter, @Nullable String after, int most) {
        return parking.page(filter, after, most);
    }

    /** How many wait where and why, without what is held. */
    public List<ParkedGroup> groups() {
        return parking.groups().stream()
                .filter(group -> group.lot() != Lot.HELD)
                .toList();
    }

    /** How many wait. */
    public long count(ParkedFilter filter) {
        return parking.count(filter);
    }

    /** How many decisions, about holds, too, are recorded and not carried out yet. */
    long pending() {
        return parking.pending().size();
    }

    /** One dead letter and its content; that somebody looked is recorded. */
    public Shown show(String id, String actor) {
        Parked row = parking.get(id);
        Content content = content(row);
        parking.shown(id, actor);
        return new Shown(
                row,
                content.text(),
                content.body(),
                readable.text(row, content),
                Replays.isEditable(row),
                readable.mark(row, content.body(), content.first(), row.location(), row.field()));
    }

    /** What would come of it with another content, as its text; nothing is sent or recorded. */
    Preview preview(String id, String text) {
        Parked row = parking.get(id);
        Content content = content(row);
        return previews.of(row, content, readable.bytes(row, text, content.body()));
    }

    /** As {@link #edit}, the content as its text. */
    public Parked resend(String id, String text, String actor, String reason) {
        Parked row = parking.get(id);
        return edit(id, readable.bytes(row, text, content(row).body()), actor, reason);
    }

    /**
     * Sends one again from where it failed.
     *
     * @throws NotDone where it is no dead letter (any more), or cannot be sent again
     */
    public Parked replay(String id, String actor, String reason) {
        return carriedOut(parking.decide(id, Act.REPLAY, actor, reason));
    }

    /** Gives one up for good. */
    public Parked discard(String id, String actor, String reason) {
        return carriedOut(parking.decide(id, Act.DISCARD, actor, reason));
    }

    /**
     * Sends one again with other content. What it was, and the difference, stay in the ledger.
     *
     * @param content in the form in which it was shown: the sender's own, or the hub's for what could not be rendered
     */
    public Parked edit(String id, byte[] content, String actor, String reason) {
        Parked row = parking.get(id);
        if (row.stage() == Stage.OPEN) {
            throw new NotDone(
                    id + " cannot be edited, since only its sender can sign and encrypt it; replay or discard it");
        } else if (!Replays.isEditable(row)) {
            throw new NotDone(id + " cannot be edited, since what goes out is the hub's own; replay or discard it");
        }
        byte[] difference = Difference.between(content(row).body(), content);
        return carriedOut(parking.edit(id, content, difference, actor, reason));
    }

    /**
     * Decides about all that a filter means; they are carried out one by one, in the order of arrival, right afterwards.
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
            decided += parking.decideAll(batch, act, actor, reason);
        }
        return decided;
    }

    private Parked carriedOut(Parked decided) {
        return resolver.promptly(decided);
    }

    private Content content(Parked row) {
        return messages.look(row)
                .orElseThrow(() -> new NotDone(row.id() + " is not on its queue: it is " + row.state()
                        + ", just come or just gone; look again"));
    }
}
