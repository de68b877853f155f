package org.flaghoist.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far the revisions of a reference have come: one transaction's own copy. */
final class Lineage {

    private final LineageKey key;
    private final Map<Integer, String> contents = new HashMap<>();
    private final boolean isFirst;
    private boolean isThere;
    private @Nullable LastRevision saved;
    private long version;
    private @Nullable LastRevision last;

    /** @param testRun which of the sender's test runs, 0 for none: each has its own */
    record LineageKey(String sender, String reference, int testRun) {

        static LineageKey of(Subject subject) {
            return new LineageKey(subject.sender(), subject.id(), subject.testRun());
        }
    }

    /** The last revision that was accepted. */
    record LastRevision(int revision, boolean isCancel) {}

    /** As the database has it; {@code last} null where all that was accepted was withdrawn. */
    record StoredLineage(@Nullable LastRevision last, long version) {}

    /** One of which nothing was accepted. */
    Lineage(LineageKey key) {
        this(key, null, 0, false);
    }

    Lineage(LineageKey key, StoredLineage found) {
        this(key, found.last(), found.version(), true);
    }

    private Lineage(LineageKey key, @Nullable LastRevision saved, long version, boolean isThere) {
        this.version = version;
        this.isThere = isThere;
        this.key = key;
        this.isFirst = saved == null;
        this.saved = saved;
        this.last = saved;
    }

    LineageKey key() {
        return key;
    }

    @Nullable
    LastRevision last() {
        return last;
    }

    @Nullable
    LastRevision saved() {
        return saved;
    }

    /** Whether all that is known of it was accepted in this transaction. */
    boolean isFirst() {
        return isFirst;
    }

    boolean isChanged() {
        return !Objects.equals(last, saved);
    }

    /** Whether the database has a row of it. */
    boolean isThere() {
        return isThere;
    }

    /** What its row has as long as nobody else has changed it. */
    long version() {
        return version;
    }

    void save() {
        version = isThere ? version + 1 : 0;
        isThere = true;
        saved = last;
    }

    void accept(Subject subject) {
        last = new LastRevision(subject.revision(), subject.isCancel());
        contents.put(subject.revision(), subject.content());
    }

    /** The digest of a revision that was accepted in this transaction; null where none was. */
    @Nullable
    String content(int revision) {
        return contents.get(revision);
    }
}
