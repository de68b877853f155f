package org.flaghoist.codes;

import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.flaghoist.change.ChangeState;
import org.flaghoist.change.ProposedChange;
import org.flaghoist.change.ProposedChange.Signature;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedDecisions;
import org.flaghoist.people.OperationRejected;

/**
 * Has what waited for a word done again once all hubs know it: decided as a person decides, under the name of who
 * agreed to the word, in the transaction that says so. So it is decided once, whichever hub does it, whenever one dies.
 */
public final class WordReplays {

    /** The most that is decided about in one transaction. */
    private static final int BATCH = 500;

    private final int batch;
    private final Transactions transactions;
    private final RefusedWords refused;
    private final ProposedWords proposed;
    private final LongFunction<ProposedChange> changes;
    private final LongPredicate known;
    private final ParkedDecisions decisions;

    /**
     * @param known whether all hubs work by what a reload brought
     */
    public WordReplays(
            LedgerDatabase database,
            LongFunction<ProposedChange> changes,
            LongPredicate known,
            ParkedDecisions decisions) {
        this(database, changes, known, decisions, BATCH);
    }

    WordReplays(
            LedgerDatabase database,
            LongFunction<ProposedChange> changes,
            LongPredicate known,
            ParkedDecisions decisions,
            int batch) {
        this.batch = batch;
        this.transactions = database.transactions();
        this.refused = new RefusedWords(database);
        this.proposed = new ProposedWords(database);
        this.changes = changes;
        this.decisions = decisions;
        this.known = known;
    }

    /**
     * Looks how the changes stand, and decides what can be decided.
     *
     * @throws OperationRejected where a change, or a word, is not as hubs have written it; the others are looked at
     */
    public void look() {
        OperationRejected forged = null;
        for (long id : proposed.openChanges()) {
            try {
                look(id);
            } catch (OperationRejected e) {
                forged = e;
            }
        }
        if (forged != null) {
            throw forged;
        }
    }

    private void look(long id) {
        ProposedChange change = changes.apply(id);
        switch (change.state()) {
            case PROPOSED, APPROVED -> {}
            case ACTIVE -> doAgain(change);
            case BACK, REFUSED, WITHDRAWN ->
                transactions.run(() -> proposed.lock(id).forEach(proposed::end));
        }
    }

    private void doAgain(ProposedChange change) {
        boolean more = isKnown(change);
        while (more) {
            more = transactions.get(() -> decideABatch(change.id()));
        }
    }

    private boolean isKnown(ProposedChange change) {
        return change.state() == ChangeState.ACTIVE && known.test(Objects.requireNonNull(change.reload()));
    }

    private boolean decideABatch(long id) {
        List<ProposedWord> words = proposed.lock(id);
        // Read once more, behind the lock: the hubs may have gone back from it since.
        ProposedChange change = changes.apply(id);
        return isKnown(change)
                && words.stream().map(word -> decideABatch(change, word)).reduce(false, Boolean::logicalOr);
    }

    /** @return whether there may be more of them */
    private boolean decideABatch(ProposedChange change, ProposedWord word) {
        List<WaitingLetter> found = refused.waiting(word.word(), proposed.toDoAgain(word), batch);
        List<WaitingLetter> letters = ofWholeEntries(found);
        Signature second = Objects.requireNonNull(change.second());
        // The word itself may leave with the dead letter; what is written here stays as long as records do.
        String why = "change " + change.id() + " of table " + word.word().table();
        List<String> ids = letters.stream().map(WaitingLetter::id).toList();
        proposed.count(
                word, decisions.decideAll(ids, Act.REPLAY, second.person().name(), why));
        if (found.size() < batch) {
            proposed.end(word);
            return false;
        }
        proposed.past(word, letters.get(letters.size() - 1).entry());
        return true;
    }

    // An entry may have as many as its recipient has bodies: where a full batch ends amid them, they are of the next.
    private List<WaitingLetter> ofWholeEntries(List<WaitingLetter> found) {
        long last = found.isEmpty() ? 0 : found.get(found.size() - 1).entry();
        List<WaitingLetter> before =
                found.stream().filter(letter -> letter.entry() < last).toList();
        return found.size() < batch || before.isEmpty() ? found : before;
    }
}
