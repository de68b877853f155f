package org.flaghoist.operator;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.change.StoredChanges;
import org.flaghoist.codes.StoredWords;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.parking.StoredVotes;
import org.flaghoist.people.StoredRequests;

/** Checks a ledger: its chain, the changes that hubs work by, or are to, and what people have said that counts. */
public final class LedgerCheck {

    private final Chain chain;
    private final StoredChanges changes;
    private final StoredWords words;
    private final StoredVotes votes;
    private final StoredRequests requests;

    /** @param key the ledger's */
    public LedgerCheck(DataSource database, Chain chain, byte[] key) {
        this.chain = chain;
        this.changes = new StoredChanges(database, key);
        this.words = new StoredWords(database, key);
        this.votes = new StoredVotes(database, key);
        this.requests = new StoredRequests(database, key);
    }

    /** @param witnesses as of {@link Chain#verify(List)} */
    public ChainFinding run(List<Witness> witnesses) {
        ChainFinding found = chain.verify(witnesses);
        return found.ok()
                ? forged().map(what -> new ChainFinding(FindingKind.CHANGED, null, null, what, found.last(), 0))
                        .orElse(found)
                : found;
    }

    private Optional<String> forged() {
        return changes.firstForged()
                .map(id -> "change " + id + ", or one of its files,")
                .or(() -> words.firstForged().map(id -> "a word that change " + id + " gives a meaning"))
                .or(() -> votes.firstForged().map(id -> "vote " + id))
                .or(() -> requests.firstForged().map(id -> "request " + id));
    }
}
