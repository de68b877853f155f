package org.flaghoist.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.flaghoist.ledger.body.KeptBody;
import org.jspecify.annotations.Nullable;

/** The bodies of one message, as one transaction has them: those that are there, and those that it adds. */
final class KeptBodies {

    private final Map<KeptBody.Name, KeptBody> fresh = new LinkedHashMap<>();
    /** By number. */
    private final Map<Long, Stored> changed = new LinkedHashMap<>();
    /** Null while they are not read. */
    private @Nullable List<Stored> stored;

    /** @param isNew whether the database has none of them */
    KeptBodies(boolean isNew) {
        this.stored = isNew ? new ArrayList<>() : null;
    }

    /** A row of them, and its number. */
    record Stored(long id, List<KeptBody> bodies) {}

    /** To be called before anything is looked for or put. */
    void read(Supplier<List<Stored>> rows) {
        if (stored == null) {
            stored = rows.get();
        }
    }

    Optional<KeptBody> find(KeptBody.Name name) {
        KeptBody here = fresh.get(name);
        // Of a message that comes in now, which is the usual case, none is stored.
        return here != null || stored().isEmpty() ? Optional.ofNullable(here) : storedAs(name);
    }

    private Optional<KeptBody> storedAs(KeptBody.Name name) {
        return stored().stream()
                .flatMap(row -> row.bodies().stream())
                .filter(body -> body.name().equals(name))
                .findFirst();
    }

    private List<Stored> stored() {
        return Objects.requireNonNull(stored, "not read");
    }

    /** Puts one in the place of what is there. */
    void put(KeptBody body) {
        for (Stored row : stored()) {
            if (row.bodies().removeIf(there -> there.name().equals(body.name()))) {
                changed.put(row.id(), row);
            }
        }
        fresh.put(body.name(), body);
    }

    boolean isChanged() {
        return !fresh.isEmpty();
    }

    Collection<KeptBody> fresh() {
        return fresh.values();
    }

    /** The rows that something was taken from. */
    Collection<Stored> changed() {
        return changed.values();
    }

    void save() {
        fresh.clear();
        changed.clear();
        stored = null;
    }
}
