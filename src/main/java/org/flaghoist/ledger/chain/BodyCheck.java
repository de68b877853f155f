package org.flaghoist.ledger.chain;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.KeptBody.Name;
import org.flaghoist.ledger.body.Pack;
import org.flaghoist.ledger.body.PackedRows;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.flaghoist.ledger.chain.RecordedBodies.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the bodies that are kept with what the events say of them, some messages after the other: a million take no
 * more memory than these. The events are to be verified before.
 */
final class BodyCheck {

    private static final int ENTRIES = 200;

    /** The hub works meanwhile: what seems wrong is looked at again, until nothing came in between. */
    private static final int LOOKS = 5;

    private static final String EVENTS = "select " + EventRecord.COLUMNS
            + " from event_record r where r.entry >= ? and r.entry <= ? order by r.entry, r.id";
    private static final String FIRST = " limit 1";

    private final JdbcClient sql;

    BodyCheck(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is wrong with a body. */
    private record BodyFault(long entry, FindingKind kind, String what) {

        static BodyFault of(FindingKind kind, Name name, String more) {
            return new BodyFault(name.entry(), kind, (name.words() + " " + more).strip());
        }
    }

    /** The first that is not as the events say; empty where all are. */
    Optional<ChainFinding> run(Seal last) {
        Long from = next(Long.MIN_VALUE);
        while (from != null) {
            long to = from + ENTRIES - 1;
            Optional<BodyFault> fault = look(from, to).flatMap(this::again);
            if (fault.isPresent()) {
                return fault.map(found -> new ChainFinding(found.kind(), null, null, found.what(), last, 0));
            }
            from = next(to + 1);
        }
        return Optional.empty();
    }

    private @Nullable Long next(long from) {
        return Stream.of(
                        "select id from entry where id >= ? order by id",
                        "select entry from event_record where entry >= ? order by entry",
                        "select entry from content where entry >= ? order by entry")
                .flatMap(query -> sql.sql(query + FIRST).param(from).query(Long.class).list().stream())
                .min(Long::compare)
                .orElse(null);
    }

    private Optional<BodyFault> again(BodyFault first) {
        Optional<BodyFault> fault = Optional.of(first);
        for (int look = 0; look < LOOKS && fault.isPresent(); look++) {
            long entry = first.entry();
            List<EventRecord> before = events(entry, entry);
            fault = look(entry, entry);
            if (before.equals(events(entry, entry))) {
                return fault;
            }
        }
        return fault;
    }

    private List<EventRecord> events(long from, long to) {
        return sql.sql(EVENTS).params(from, to).query(EventRecord::read).list();
    }

    private Optional<BodyFault> look(long from, long to) {
        Map<Long, RecordedBodies> said = new TreeMap<>();
        // The events first: of a body that comes between the two looks nothing is said yet, and it is looked at again.
        events(from, to)
                .forEach(record -> said.computeIfAbsent(Objects.requireNonNull(record.entry()), RecordedBodies::new)
                        .add(record));
        Optional<BodyFault> fault = entries(from, to, said);
        if (fault.isPresent()) {
            return fault;
        }
        KeptBodiesCheck kept = new KeptBodiesCheck(said);
        new PackedRows(sql).read("entry >= :from and entry <= :to", Map.of("from", from, "to", to), kept::add);
        return kept.fault()
                .or(() -> first(said.values().stream().flatMap(of -> gone(of, kept).stream())))
                .or(() -> first(said.values().stream()
                        .flatMap(of -> of.changed().stream())
                        .map(name -> BodyFault.of(FindingKind.CHANGED, name, "that was deleted,"))));
    }

    private static Optional<BodyFault> first(Stream<BodyFault> faults) {
        return faults.findFirst();
    }

    /** The rows of messages and what is said of them, which belong together. */
    private Optional<BodyFault> entries(long from, long to, Map<Long, RecordedBodies> said) {
        Set<Long> rows = new TreeSet<>(sql.sql("select id from entry where id >= ? and id <= ?")
                .params(from, to)
                .query(Long.class)
                .list());
        return first(Stream.concat(
                rows.stream()
                        .filter(row -> !isReceived(said.get(row)))
                        .map(row -> new BodyFault(row, FindingKind.REMOVED, "what the events say of entry " + row)),
                // Of an entry that was deleted, as it was too old, the first record was deleted with it.
                said.keySet().stream()
                        .filter(entry -> !rows.contains(entry) && isReceived(said.get(entry)))
                        .map(entry -> new BodyFault(entry, FindingKind.REMOVED, "entry " + entry))));
    }

    private static boolean isReceived(@Nullable RecordedBodies said) {
        return said != null && said.isReceived();
    }

    /** A body of which the events say that it is kept, and there is none. */
    private static Optional<BodyFault> gone(RecordedBodies of, KeptBodiesCheck kept) {
        return first(of.all().stream()
                .filter(said -> !said.isPurged() && !kept.has(said.name()))
                .map(said -> BodyFault.of(FindingKind.REMOVED, said.name(), "")));
    }

    /** What is kept, looked at row by row. */
    private static final class KeptBodiesCheck {

        private final Map<Long, RecordedBodies> said;
        private final Set<Name> names = new HashSet<>();
        private @Nullable BodyFault fault;

        KeptBodiesCheck(Map<Long, RecordedBodies> said) {
            this.said = said;
        }

        Optional<BodyFault> fault() {
            return Optional.ofNullable(fault);
        }

        boolean has(Name name) {
            return names.contains(name);
        }

        void add(long entry, byte[] packed) {
            if (fault != null) {
                return;
            }
            try {
                List<KeptBody> bodies = Pack.digests(entry, packed);
                fault = first(bodies.stream().flatMap(body -> fault(body).stream()))
                        .orElse(null);
            } catch (IOException e) {
                fault = new BodyFault(entry, FindingKind.CHANGED, "a row of the bodies of entry " + entry);
            }
        }

        /** A body that is another than the events say, or that should not be there. */
        private Optional<BodyFault> fault(KeptBody body) {
            RecordedBodies of = said.get(body.name().entry());
            Said there = of == null ? null : of.of(body.name());
            if (!names.add(body.name())) {
                return Optional.of(BodyFault.of(FindingKind.PUT_IN, body.name(), "a second time,"));
            } else if (there == null) {
                return Optional.of(BodyFault.of(FindingKind.PUT_IN, body.name(), "of which no event knows,"));
            } else if (there.isPurged()) {
                return Optional.of(BodyFault.of(FindingKind.PUT_IN, body.name(), "which was deleted by the hub,"));
            }
            return body.digest().equals(there.digest())
                    ? Optional.empty()
                    : Optional.of(BodyFault.of(FindingKind.CHANGED, body.name(), ""));
        }
    }
}
