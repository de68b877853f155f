package org.flaghoist.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.flaghoist.effect.EffectsJson;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.WrittenReason;
import org.flaghoist.reload.Reloads;
import org.flaghoist.reload.WorkingHub;
import org.jspecify.annotations.Nullable;

/**
 * What people do with changes of files: one proposes, a second agrees, and the hubs go over to it all together, or none
 * does. Each act leaves an event.
 */
public final class Changes {

    private static final int MOST_WAITING = 50;

    private final LedgerDatabase database;
    private final ChangeRows rows;
    private final DraftCheck check;
    private final Reloads reloads;
    private final WorkingHub hub;

    public Changes(LedgerDatabase database, DraftCheck check, Reloads reloads, WorkingHub hub) {
        this.database = database;
        this.rows = check.rows();
        this.check = check;
        this.reloads = reloads;
        this.hub = hub;
    }

    /** A change with its files. */
    public record ShownChange(ProposedChange change, List<ChangedFile> files) {}

    /**
     * Proposes other texts of files.
     *
     * @param filesByPath all of each such file, below {@code mappings/} or {@code config/release-policy.yaml}; a file
     *     with an empty text is removed
     * @return the number of the change
     * @throws OperationRejected where these files could not be worked by, with all faults
     */
    public long propose(Person person, String reason, SortedMap<String, String> filesByPath) {
        String why = WrittenReason.of(reason);
        SortedMap<String, @Nullable String> texts = new TreeMap<>();
        filesByPath.forEach((path, text) -> texts.put(path, text.isEmpty() ? null : text));
        // First: where the hub goes over to other files meanwhile, what was checked by these is looked at anew.
        String from = configuration();
        List<ChangedFile> files = check.of(texts);
        return database.transactions().get(() -> {
            checkWaiting();
            long id = rows.insert(person, why, from, null, files);
            database.append(ChangeEvents.withDigests(ChangeEvents.of(id, "proposed", person, why), files));
            return id;
        });
    }

    private void checkWaiting() {
        if (rows.countWaiting() >= MOST_WAITING) {
            throw new OperationRejected(MOST_WAITING
                    + " changes wait for a second person already; have one of them agreed to, refused or withdrawn");
        }
    }

    /**
     * A second person agrees; the hubs check it and go over to it, or it waits again.
     *
     * @return the reload that carries it
     * @throws OperationRejected where nobody can agree to it now, with what to do
     */
    public long approve(Person person, long id, String reason) {
        String why = WrittenReason.of(reason);
        lookAnewWhereOthersWereActivated(id);
        return database.transactions().get(() -> {
            ProposedChange change = waiting(id);
            person.mustNotBe(change.by(), "change " + id);
            mustBeSeen(change);
            mustStillBeActive(change.undoes());
            rows.sign(id, ChangeState.APPROVED, person, why);
            List<ChangedFile> files = rows.stamps().genuine(rows.files(id));
            Event approved = ChangeEvents.withDigests(ChangeEvents.of(id, "approved", person, why), files);
            long reload = carry(id, person, WrittenReason.about("change " + id, why), approved);
            // Last: the reload keeps others from being carried, so that none becomes active after this.
            mustNotBeBehind();
            check.stillFits(files);
            return reload;
        });
    }

    private static void mustBeSeen(ProposedChange change) {
        JsonNode effects = change.effects();
        if (effects == null) {
            throw new OperationRejected(
                    "what change " + change.id() + " would do is being looked at; agree when you have seen it");
        }
        if (EffectsJson.isFault(effects)) {
            throw new OperationRejected("nobody has seen what change " + change.id() + " would do: "
                    + effects.path("fault").asText()
                    + (EffectsJson.isLastFault(effects)
                            ? "; withdraw it, and propose it otherwise"
                            : "; it is looked at again each minute"));
        }
    }

    private void mustStillBeActive(@Nullable Long undone) {
        if (undone != null && find(undone).state() != ChangeState.ACTIVE) {
            throw new OperationRejected("change " + undone + " is active no more; refuse to go back from it");
        }
    }

    // What it reads by may be older than what the others work by.
    private void mustNotBeBehind() {
        if (hub.isBehind()) {
            throw new OperationRejected(
                    "this hub has yet to go over to files that other hubs work by already; try again in some seconds");
        }
    }

    // In a transaction of its own: what it forgets stays forgotten.
    private void lookAnewWhereOthersWereActivated(long id) {
        ProposedChange change = find(id);
        if (change.state() == ChangeState.PROPOSED && !change.from().equals(configuration())) {
            check.stillFits(rows.files(id));
            database.transactions().run(() -> rows.forgetEffects(id, configuration()));
            throw new OperationRejected("the hubs have gone over to other files since change " + id
                    + " was looked at; what it would do now is being looked at anew: see that, and agree then");
        }
    }

    private long carry(long id, Person person, String reason, Event event) {
        long reload = reloads.ask(person, reason).id();
        rows.carry(id, reload);
        database.append(event.with("reload", reload));
        return reload;
    }

    /** A second person does not want it. */
    public void refuse(Person person, long id, String reason) {
        end(person, id, reason, ChangeState.REFUSED, "refused");
    }

    /** Who proposed it does not want it any more. */
    public void withdraw(Person person, long id, String reason) {
        end(person, id, reason, ChangeState.WITHDRAWN, "withdrew");
    }

    private void end(Person person, long id, String reason, ChangeState state, String did) {
        String why = WrittenReason.of(reason);
        database.transactions().run(() -> {
            ProposedChange change = waiting(id);
            if (state == ChangeState.REFUSED) {
                person.mustNotBe(change.by(), "change " + id);
            } else if (!person.is(change.by())) {
                throw new OperationRejected(
                        "change " + id + " is " + change.by() + "'s to withdraw; a second person refuses it");
            }
            rows.sign(id, state, person, why);
            database.append(ChangeEvents.of(id, did, person, why));
        });
    }

    /**
     * Has the hubs go back to the texts of before the last change, or proposes that, where it takes two people: where
     * more than a partner's words is gone back from.
     *
     * @param left the number of that change, as this person has seen it
     * @return the number of the change that takes it back
     * @throws OperationRejected where it is not the last active one, or its files were changed since
     */
    public long back(Person person, long left, String reason) {
        String why = WrittenReason.of(reason);
        return database.transactions().get(() -> {
            ProposedChange last = rows.lastActive()
                    .flatMap(change -> rows.lock(change.id()))
                    .filter(change -> change.state() == ChangeState.ACTIVE)
                    .orElseThrow(() -> new OperationRejected("no change is active; there is nothing to go back from"));
            if (last.id() != left) {
                throw new OperationRejected("change " + left + " is not the last active one, that is change "
                        + last.id() + "; look at that, and go back from it first if it is to go, too");
            }
            List<ChangedFile> files = rows.stamps().genuine(rows.files(last.id()));
            check.isStill(files);
            List<ChangedFile> before =
                    files.stream().map(ChangedFile::takenBack).toList();
            long id = rows.insert(person, why, configuration(), last.id(), before);
            if (WayBack.needsTwo(files)) {
                Event proposed = ChangeEvents.of(id, "proposed", person, why).with("back from", last.id());
                database.append(ChangeEvents.withDigests(proposed, before));
                return id;
            }
            Event back = ChangeEvents.of(last.id(), "went back from", person, why);
            String about = WrittenReason.about("back from change " + last.id(), why);
            carry(id, person, about, ChangeEvents.withDigests(back, before));
            mustNotBeBehind();
            check.isStill(files);
            return id;
        });
    }

    /** What each file says by which the hubs work now, by its path; null where there is none. */
    public Function<String, @Nullable String> texts() {
        return check.texts();
    }

    /**
     * The last changes, the newest first, without their files.
     *
     * @param forged the numbers of all that are not as hubs have written them; of these the list says nothing
     * @param last the one that {@link #back} would go back from; null where there is none
     */
    public record ListedChanges(@Nullable Long last, SortedSet<Long> forged, List<ProposedChange> changes) {}

    public ListedChanges list() {
        SortedSet<Long> forged = rows.stamps().forged();
        Long last = rows.lastActive()
                .map(ProposedChange::id)
                .filter(id -> !forged.contains(id))
                .orElse(null);
        List<ProposedChange> genuine = rows.list().stream()
                .filter(change -> !forged.contains(change.id()))
                .toList();
        return new ListedChanges(last, forged, genuine);
    }

    /** @throws OperationRejected where there is no such change, or it is not as hubs have written it */
    public ShownChange show(long id) {
        ProposedChange found = find(id);
        rows.stamps().check(id);
        return new ShownChange(found, rows.files(id));
    }

    private ProposedChange find(long id) {
        return rows.find(id).orElseThrow(() -> new OperationRejected("there is no change " + id));
    }

    private ProposedChange waiting(long id) {
        ProposedChange waits = rows.lock(id)
                .filter(change -> change.state() == ChangeState.PROPOSED)
                .orElseThrow(() -> new OperationRejected(
                        "change " + id + " does not wait for anybody, but is " + find(id).state()));
        rows.stamps().check(id);
        return waits;
    }

    private String configuration() {
        return String.valueOf(hub.decidesBy().name());
    }
}
