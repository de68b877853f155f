package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/** How far the revisions of a reference have come: one transaction's own copy. */
final class Lineage {

    /** The revision of one of which all was withdrawn. */
    private static final int NOTHING = 0;

    private final LineageKey key;
    private final Map<Integer, String> contents = new HashMap<>();
    private final List<EarlierCopy> copies = new ArrayList<>();
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

    /** One of which nothing was accepted, until something is found. */
    Lineage(LineageKey key) {
        this.key = key;
    }

    /**
     * Takes what a row of {@link Lineages} says of it: that it is there, and a revision for one who received it.
     *
     * @param counts whether it does: what the transaction itself has of that message counts more
     */
    void read(ResultSet row, boolean counts) throws SQLException {
        int revision = row.getInt("last");
        isThere = true;
        version = row.getLong("version");
        saved = revision == NOTHING ? null : new LastRevision(revision, row.getBoolean("cancelled"));
        last = saved;
        if (row.getString("digest") != null) {
            contents.put(row.getInt("revision"), row.getString("digest"));
        }
        if (counts && row.getString("recipient") != null) {
            DeliveryState state = DeliveryState.valueOf(row.getString("state"));
            Urgency urgency = Urgency.of(row.getInt("priority"));
            copies.add(new EarlierCopy(row.getString("recipient"), row.getInt("revision"), state, urgency));
        }
    }

    /** The copies of all revisions, as the database had them when this was looked up. */
    Stream<EarlierCopy> copies() {
        return copies.stream();
    }

    boolean isLongerThan(int revision) {
        return saved != null && saved.revision() > revision;
    }

    LineageKey key() {
        return key;
    }

    @Nullable
    LastRevision last() {
        return last;
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

    /** The digest of a revision that was accepted; null where none was. */
    @Nullable
    String content(int revision) {
        return contents.get(revision);
    }
}
