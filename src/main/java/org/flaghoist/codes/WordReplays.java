package org.flaghoist.codes;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.flaghoist.change.ProposedChange;
import org.flaghoist.change.ProposedChange.Signature;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedDecisions;

/**
 * Has what waited for a word done again once all hubs know it: decided as a person decides, under the name of who
 * agreed to the word, in the transaction that says so. So it is decided once, whichever hub does it, whenever one dies.
 */
public final class WordReplays {

    /** The most that is decided about in one transaction. */
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final RefusedWords refused;
    private final ProposedWords proposed;
    private final LongFunction<ProposedChange> changes;
    private final LongPredicate known;
    private final ParkedDecisions decisions;

    /** @param known whether all hubs work by what a reload brought */
    public WordReplays(
            LedgerDatabase database,
            LongFunction<ProposedChange> changes,
            LongPredicate known,
            ParkedDecisions decisions) {
        this.transactions = database.transactions();
        this.refused = new RefusedWords(database);
        this.proposed = new ProposedWords(database);
        this.changes = changes;
        this.decisions = decisions;
        this.known = known;
    }

    /** Looks how the changes stand, and decides what can be decided. */
    public void look() {
        proposed.openChanges().forEach(this::look);
    }

    private void look(long id) {
        ProposedChange change = changes.apply(id);
        switch (change.state()) {
            case PROPOSED, APPROVED -> {}
            case ACTIVE -> {
                if (known.test(Objects.requireNonNull(change.reload()))) {
                    doAgain(change);
                }
            }
            case BACK, REFUSED, WITHDRAWN ->
                transactions.run(() -> proposed.lock(id).forEach(proposed::end));
        }
    }

    private void doAgain(ProposedChange change) {
        boolean more = true;
        while (more) {
            more = transactions.get(() -> proposed.lock(change.id()).stream()
                    .map(word -> decideABatch(change, word))
                    .reduce(false, Boolean::logicalOr));
        }
    }

    /** @return whether there may be more of them */
    private boolean decideABatch(ProposedChange change, ProposedWord proposal) {
        WordMeaning word = proposal.word();
        Instant known = Instant.ofEpochMilli(proposed.knownSince(proposal));
        List<String> names = refused.names(word.partner(), word.use(), word.table(), word.word(), known, BATCH);
        Signature second = Objects.requireNonNull(change.second());
        String why = "change " + change.id() + ": '" + word.word() + "' in table " + word.table() + " means '"
                + word.meaning() + "'";
        int decided = decisions.decideAll(names, Act.REPLAY, second.person().name(), why);
        proposed.count(proposal, decided);
        if (names.size() < BATCH || decided == 0) {
            proposed.end(proposal);
            return false;
        }
        return true;
    }
}
