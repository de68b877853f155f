package org.flaghoist.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.ledger.body.KeptBody;
import org.jspecify.annotations.Nullable;

/** The bodies of one message, as one transaction has them: those that are there, and those that it adds. */
final class KeptBodies {

    private final long entry;
    private final Map<KeptBody.Name, KeptBody> fresh = new LinkedHashMap<>();
    /** Null while they are not read. */
    private @Nullable List<Stored> stored;

    /** @param isNew whether the database has none of them */
    KeptBodies(long entry, boolean isNew) {
        this.entry = entry;
        this.stored = isNew ? new ArrayList<>() : null;
    }

    /** A row of them. */
    static final class Stored {

        private final long id;
        private final List<KeptBody> bodies;
        private boolean isChanged;

        Stored(long id, List<KeptBody> bodies) {
            this.id = id;
            this.bodies = new ArrayList<>(bodies);
        }

        long id() {
            return id;
        }

        List<KeptBody> bodies() {
            return bodies;
        }

        private void remove(KeptBody.Name name) {
            isChanged |= bodies.removeIf(body -> body.name().equals(name));
        }
    }

    long entry() {
        return entry;
    }

    boolean isRead() {
        return stored != null;
    }

    void read(List<Stored> found) {
        stored = found;
    }

    /** Null where there is none. */
    @Nullable
    KeptBody find(KeptBody.Name name) {
        KeptBody here = fresh.get(name);
        return here == null ? storedAs(name) : here;
    }

    private @Nullable KeptBody storedAs(KeptBody.Name name) {
        for (Stored row : stored()) {
            for (KeptBody body : row.bodies()) {
                if (body.name().equals(name)) {
                    return body;
                }
            }
        }
        return null;
    }

    private List<Stored> stored() {
        if (stored == null) {
            throw new IllegalStateException("the bodies of entry " + entry + " are not read");
        }
        return stored;
    }

    /** Puts one in the place of what is there. */
    void put(KeptBody body) {
        stored().forEach(row -> row.remove(body.name()));
        fresh.put(body.name(), body);
    }

    boolean isChanged() {
        return !fresh.isEmpty() || !changed().isEmpty();
    }

    Collection<KeptBody> fresh() {
        return fresh.values();
    }

    List<Stored> changed() {
        return stored == null || stored.isEmpty()
                ? List.of()
                : stored.stream().filter(row -> row.isChanged).toList();
    }

    void save() {
        fresh.clear();
        stored = null;
    }
}
