package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Records messages as they come in, and judges each once: the same entry with the same content as before. */
final class Arrivals {

    /** A reference of a rejected message may be anything; a NUL, for one, PostgreSQL would refuse for ever. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,100}");

    private static final String WAYS_OUT =
            ". Restore both from the same backup, or give the journal up (docs/operate/restore.md)";

    private final Entries entries;
    private final ParkedRows parked;
    private final RedoGuard redoGuard;
    private final Accepted accepted;
    private final Bodies bodies;
    private final ContentDigests digests;
    private final Origins origins;
    private final Events events;

    Arrivals(
            Entries entries,
            ParkedRows parked,
            RedoGuard redoGuard,
            Accepted accepted,
            Bodies bodies,
            ContentDigests digests,
            Origins origins,
            Events events) {
        this.entries = entries;
        this.parked = parked;
        this.redoGuard = redoGuard;
        this.accepted = accepted;
        this.bodies = bodies;
        this.digests = digests;
        this.origins = origins;
        this.events = events;
    }

    Claim begin(Arrival arrival) {
        Optional<Long> there = entries.find(arrival.sender(), arrival.claim());
        if (there.isPresent()) {
            return again(there.get(), arrival);
        }
        long entry = entries.insert(arrival);
        String digest = bodies.keep(entry, BodyKind.ORIGINAL, arrival.sender(), arrival.original());
        events.append(Event.of(entry, EventKind.RECEIVED, arrival.sender())
                .about(digest)
                .with("file", arrival.file())
                .with("number", Integer.toString(arrival.number()))
                .with(
                        "origin",
                        arrival.origin() == null ? null : arrival.origin().toString())
                .with("trial", arrival.trial() == 0 ? null : Integer.toString(arrival.trial()))
                .with("bytes", Integer.toString(arrival.original().length)));
        return new Claim(entry, false);
    }

    private Claim again(long entry, Arrival arrival) {
        // An older journal gives numbers a second time: without this look, a new message would undo an old one's entry.
        if (!bodies.holds(entry, BodyKind.ORIGINAL, arrival.sender(), arrival.original())) {
            throw new IllegalStateException("message " + arrival.claim() + " of " + arrival.sender()
                    + " is not what the ledger has under that number, as entry " + entry
                    + ": the broker's journal is older than the ledger" + WAYS_OUT);
        }
        if (!redoGuard.look(entry)) {
            parked.clear(entry);
        }
        return new Claim(entry, true);
    }

    /**
     * @return the entry, which is of this message: an older ledger gives numbers of entries a second time
     * @throws UnknownEntry where it is not
     */
    long confirm(long entry, String claim) {
        if (!entries.isOf(entry, claim)) {
            throw new UnknownEntry(entry, claim);
        }
        return entry;
    }

    /** What was found, and about what. */
    record Judged(AcceptanceResult judgement, Subject subject) {

        Acceptance orThrow() {
            return judgement.orThrow(subject);
        }
    }

    Judged judge(long entry, ObjectNode notification) {
        Entries.Row row = entries.get(entry);
        Subject subject = Subject.of(row.sender(), row.trial(), notification);
        Optional<AcceptanceResult> before = before(row, subject);
        if (before.isPresent()) {
            return new Judged(before.get(), subject);
        }
        if (redoGuard.has(entry)) {
            throw new IllegalStateException("entry " + entry + " of " + row.sender() + " is " + row.state()
                    + ", and what came of it has left its queue; done again by other rules it would be something else");
        }
        withdraw(entry, row);
        AcceptanceResult judgement = accepted.judge(entry, subject);
        boolean isAccepted = judgement.verdict() == Acceptance.ACCEPTED;
        byte[] text = subject.text().getBytes(StandardCharsets.UTF_8);
        record(entry, subject, judgement, isAccepted ? bodies.keep(entry, BodyKind.HUB, row.sender(), text) : null);
        return new Judged(judgement, subject);
    }

    private Optional<AcceptanceResult> before(Entries.Row row, Subject subject) {
        boolean same = digests.isOf(subject.content(), row.digest());
        if (!same) {
            return Optional.empty();
        } else if (row.accepted()) {
            return Optional.of(AcceptanceResult.ACCEPTED);
        } else if (row.state().equals(EventKind.DUPLICATE.name())) {
            return Optional.of(AcceptanceResult.DUPLICATE);
        }
        return AcceptanceResult.refusedFor(row.code());
    }

    /** @param kept the digest of the hub form that is kept; null where none is */
    private void record(long entry, Subject subject, AcceptanceResult judgement, @Nullable String kept) {
        Acceptance verdict = judgement.verdict();
        FaultCode code = judgement.code();
        entries.judge(
                entry,
                new Entries.Row(
                        subject.sender(),
                        verdict == null ? Entries.RECEIVED : verdict.name(),
                        subject.id(),
                        subject.revision(),
                        subject.content(),
                        code == null ? null : code.name(),
                        subject.trial(),
                        false));
        if (verdict != null) {
            events.append(Event.of(entry, EventKind.valueOf(verdict.name()), subject.sender())
                    .about(kept)
                    .with("id", subject.id())
                    .with("revision", Integer.toString(subject.revision()))
                    .with("action", subject.action())
                    .with("type", subject.type())
                    .with(DecidedBy.MEMBER, entries.decidedBy()));
        }
    }

    /** A redo came to something else, say by a corrected mapping: what it was before never left the broker. */
    private void withdraw(long entry, Entries.Row row) {
        String reference = row.reference();
        if (row.accepted() && reference != null) {
            accepted.withdraw(entry, row.sender(), reference, row.trial());
            events.append(Event.of(entry, EventKind.WITHDRAWN, row.sender()).with("id", reference));
        }
    }

    void reject(long entry, Stage stage, Rejection rejection, @Nullable String id, @Nullable Integer revision) {
        Entries.Row row = entries.get(entry);
        String code = rejection.code().name();
        boolean again = row.state().equals(EventKind.REJECTED.name()) && code.equals(row.code());
        if (again || redoGuard.has(entry)) {
            return;
        }
        withdraw(entry, row);
        String reference = id != null && PRINTABLE.matcher(id).matches() ? id : null;
        String content = Objects.equals(code, row.code()) ? row.digest() : null;
        entries.judge(
                entry,
                new Entries.Row(
                        row.sender(),
                        EventKind.REJECTED.name(),
                        reference,
                        revision,
                        content,
                        code,
                        row.trial(),
                        rejection.isSpill()));
        if (rejection.isSpill()) {
            // What an operator sent again has the same bytes, be it the whole file.
            entries.seal(origins.of(entry));
        }
        events.append(Event.of(entry, EventKind.REJECTED, row.sender())
                .with("stage", stage.name())
                .with("code", code)
                .with("location", rejection.recorded().location())
                .with("field", rejection.recorded().field())
                .with("id", reference)
                .with("revision", revision == null ? null : revision.toString())
                .with(DecidedBy.MEMBER, entries.decidedBy()));
    }
}
