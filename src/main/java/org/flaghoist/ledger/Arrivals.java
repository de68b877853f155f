package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Records messages as they come in, and decides once about each: the same entry with the same content as before. */
final class Arrivals {

    private static final String WAYS_OUT =
            ". Restore both from the same backup, or discard the journal (docs/operate/restore.md)";

    private final LedgerDatabase database;
    private final Messages messages;
    private final Lineages lineages;
    private final ParkedWork parked;
    private final Bodies bodies;
    private final Supplier<DecidedBy> by;

    Arrivals(LedgerDatabase database, Messages messages, Lineages lineages, Bodies bodies, Supplier<DecidedBy> by) {
        this.database = database;
        this.messages = messages;
        this.lineages = lineages;
        this.parked = new ParkedWork(database);
        this.bodies = bodies;
        this.by = by;
    }

    BegunEntry begin(Arrival arrival) {
        Optional<Long> there = messages.find(arrival.sender(), arrival.messageKey());
        if (there.isPresent()) {
            return again(messages.get(there.get()), arrival);
        }
        Message message = messages.add(arrival);
        String digest = bodies.keep(message, BodyKind.ORIGINAL, arrival.sender(), arrival.original());
        database.append(Event.of(message.entry(), EventKind.RECEIVED, arrival.sender())
                .about(digest)
                .with("file", arrival.file())
                .with("number", arrival.number())
                .with("origin", arrival.origin())
                .with("testRun", arrival.testRun() == 0 ? null : arrival.testRun())
                .with("bytes", arrival.original().length));
        return new BegunEntry(message.entry(), false);
    }

    private BegunEntry again(Message message, Arrival arrival) {
        // An older journal gives numbers a second time: without this look, a new message would undo an old one's entry.
        if (bodies.find(message, BodyKind.ORIGINAL, arrival.sender())
                .filter(body -> Arrays.equals(body.content(), arrival.original()))
                .isEmpty()) {
            throw new IllegalStateException("message " + arrival.messageKey() + " of " + arrival.sender()
                    + " is not what the ledger has under that number, as entry " + message.entry()
                    + ": the broker's journal is older than the ledger" + WAYS_OUT);
        }
        messages.look(message, parked);
        if (!message.hasLeft()) {
            parked.clear(message.entry());
            message.beginAgain();
        }
        return new BegunEntry(message.entry(), true);
    }

    /** What was found, and about what. */
    record Decided(AcceptanceResult result, Subject subject) {

        Acceptance orThrow() {
            return result.orThrow(subject);
        }
    }

    Decided accept(long entry, ObjectNode notification) {
        Message message = messages.get(entry);
        Subject subject = Subject.of(
                message.sender(),
                message.testRun(),
                notification,
                database.work().json());
        Optional<AcceptanceResult> before = before(message.state(), subject);
        if (before.isPresent()) {
            return new Decided(before.get(), subject);
        }
        if (message.hasLeft()) {
            throw new IllegalStateException("entry " + entry + " of " + message.sender() + " is "
                    + message.state().kind()
                    + ", and what came of it has left its queue; done again by other rules it would be something else");
        }
        withdraw(message);
        AcceptanceResult found = lineages.accept(subject);
        record(message, subject, found);
        return new Decided(found, subject);
    }

    private Optional<AcceptanceResult> before(EntryState there, Subject subject) {
        if (!database.digests().isOf(subject.content(), there.digest())) {
            return Optional.empty();
        } else if (there.isAccepted()) {
            return Optional.of(AcceptanceResult.ACCEPTED);
        } else if (there.kind().equals(EventKind.DUPLICATE.name())) {
            return Optional.of(AcceptanceResult.DUPLICATE);
        }
        return AcceptanceResult.refusedFor(there.code());
    }

    private void record(Message message, Subject subject, AcceptanceResult found) {
        Acceptance acceptance = found.acceptance();
        boolean isAccepted = acceptance == Acceptance.ACCEPTED;
        FaultCode code = found.code();
        DecidedBy decidedBy = by.get();
        message.changeTo(new EntryState(
                acceptance == null ? EventKind.RECEIVED.name() : acceptance.name(),
                subject.id(),
                subject.revision(),
                isAccepted ? subject.action() : null,
                isAccepted ? subject.type() : null,
                subject.content(),
                code == null ? null : code.name(),
                false,
                decidedBy.number()));
        if (acceptance == null) {
            return;
        }
        String kept = isAccepted ? bodies.keep(message, BodyKind.HUB, subject.sender(), subject.text()) : null;
        database.append(Event.of(message.entry(), EventKind.valueOf(acceptance.name()), subject.sender())
                .about(kept)
                .with("id", subject.id())
                .with("revision", subject.revision())
                .with("action", subject.action())
                .with("type", subject.type())
                .with(DecidedBy.MEMBER, decidedBy.name()));
    }

    /** A redo came to something else, say by a corrected mapping: what it was before never left the broker. */
    private void withdraw(Message message) {
        String reference = message.state().reference();
        if (message.state().isAccepted() && reference != null) {
            lineages.withdraw(message, reference);
            database.append(Event.of(message.entry(), EventKind.WITHDRAWN, message.sender())
                    .with("id", reference));
        }
    }

    void reject(long entry, Stage stage, Rejection rejection, @Nullable String id, @Nullable Integer revision) {
        Message message = messages.get(entry);
        EntryState there = message.state();
        String code = rejection.code().name();
        boolean isSame = code.equals(there.code());
        if ((isSame && there.kind().equals(EventKind.REJECTED.name())) || message.hasLeft()) {
            return;
        }
        withdraw(message);
        String reference = id != null && SenderReference.isOne(id) ? id : null;
        DecidedBy decidedBy = by.get();
        message.changeTo(new EntryState(
                EventKind.REJECTED.name(),
                reference,
                revision,
                null,
                null,
                isSame ? there.digest() : null,
                code,
                rejection.isSpill(),
                decidedBy.number()));
        if (rejection.isSpill()) {
            // What an operator sent again has the same bytes, be it the whole file.
            messages.sealOrigins(message);
        }
        database.append(Event.of(entry, EventKind.REJECTED, message.sender())
                .with("stage", stage)
                .with("code", code)
                .with("location", rejection.recorded().location())
                .with("field", rejection.recorded().field())
                .with("id", reference)
                .with("revision", revision)
                .with(DecidedBy.MEMBER, decidedBy.name()));
    }
}
