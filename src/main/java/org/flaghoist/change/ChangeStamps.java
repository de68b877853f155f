package org.flaghoist.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Stamps;
import org.flaghoist.people.OperationRejected;

/**
 * Shows that a change is as hubs have written it: each has a stamp, by a key from outside the database, over its row
 * and the digests of its files. What a proposed one would do is part of that, as people agree to it by that.
 */
final class ChangeStamps {

    private final LedgerDatabase database;
    private final Stamps stamps;

    ChangeStamps(LedgerDatabase database, byte[] key) {
        this.database = database;
        this.stamps = new Stamps(key);
    }

    String of(StampedChange change) {
        return stamps.ofState("change " + change.digest());
    }

    boolean isGenuine(StampedChange change) {
        return of(change).equals(change.stamp());
    }

    /** As the database has it. */
    Optional<StampedChange> find(long id) {
        return database
                .sql()
                .sql(StampedChange.ROWS + "where id = ?")
                .param(id)
                .query(StampedChange::read)
                .list()
                .stream()
                .reduce(StampedChange::and);
    }

    /** @throws OperationRejected where it is not as hubs have written it */
    void check(long id) {
        if (!find(id).filter(this::isGenuine).isPresent()) {
            throw forged(id);
        }
    }

    /**
     * Files that were read, where all changes are as hubs have written them, and these files theirs. Each is compared,
     * as somebody may have put others there between the two statements.
     *
     * @throws OperationRejected where one is not, with what to do
     */
    List<ChangedFile> genuine(List<ChangedFile> files) {
        SortedMap<Long, StampedChange> all = all();
        forged(all.values()).findFirst().ifPresent(id -> {
            throw forged(id);
        });
        for (ChangedFile file : files) {
            StampedChange change = all.get(file.change());
            if (change == null || !change.has(file)) {
                throw forged(file.change());
            }
        }
        return files;
    }

    /** The numbers of all whose row, or files, are not as hubs have written them, the first first. */
    SortedSet<Long> forged() {
        return forged(all().values()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Long> forged(Collection<StampedChange> all) {
        return all.stream().filter(change -> !isGenuine(change)).map(StampedChange::id);
    }

    // In one statement: what hubs write between two would look forged.
    private SortedMap<Long, StampedChange> all() {
        return database.sql().sql(StampedChange.ROWS + "order by id").query(StampedChange::read).list().stream()
                .collect(Collectors.toMap(StampedChange::id, change -> change, StampedChange::and, TreeMap::new));
    }

    static OperationRejected forged(long id) {
        return new OperationRejected("change " + id + " is not as the hubs have written it: somebody has changed it, or"
                + " its files, in the database; find out who, and restore the ledger (docs/operate/changes.md)");
    }
}
