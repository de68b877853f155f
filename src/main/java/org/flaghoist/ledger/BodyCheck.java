package org.flaghoist.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.ledger.ChainVerification.Kind;
import org.flaghoist.ledger.KeptBody.Name;
import org.flaghoist.ledger.RecordedBodies.Said;
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

    private static final String EVENTS =
            "select " + EventRow.COLUMNS + " from event e where e.entry >= ? and e.entry <= ? order by e.entry, e.id";
    private static final String BODIES =
            "select " + KeptBody.COLUMNS + " from body where entry >= ? and entry <= ? order by entry, id";
    private static final String FIRST = " limit 1";

    private final JdbcClient sql;
    private final BodyDigests digests;

    BodyCheck(JdbcClient sql) {
        this.sql = sql;
        this.digests = new BodyDigests(sql);
    }

    /** What is wrong with a body. */
    private record Fault(long entry, Kind kind, String what) {}

    /** The first that is not as the events say; empty where all are. */
    Optional<ChainVerification> run(Seal last) {
        Long from = next(Long.MIN_VALUE);
        while (from != null) {
            long to = from + ENTRIES - 1;
            Optional<Fault> fault = look(from, to).flatMap(this::again);
            if (fault.isPresent()) {
                return fault.map(found -> new ChainVerification(found.kind(), null, null, found.what(), last, 0));
            }
            from = next(to + 1);
        }
        return Optional.empty();
    }

    private @Nullable Long next(long from) {
        return Stream.of(
                        "select id from entry where id >= ? order by id",
                        "select entry from event where entry >= ? order by entry",
                        "select entry from body where entry >= ? order by entry")
                .flatMap(query -> sql.sql(query + FIRST).param(from).query(Long.class).list().stream())
                .min(Long::compare)
                .orElse(null);
    }

    private Optional<Fault> again(Fault first) {
        Optional<Fault> fault = Optional.of(first);
        for (int look = 0; look < LOOKS && fault.isPresent(); look++) {
            long entry = first.entry();
            List<EventRow> before = events(entry, entry);
            fault = look(entry, entry);
            if (before.equals(events(entry, entry))) {
                return fault;
            }
        }
        return fault;
    }

    private List<EventRow> events(long from, long to) {
        return sql.sql(EVENTS).params(from, to).query(EventRow::read).list();
    }

    private Optional<Fault> look(long from, long to) {
        Map<Long, RecordedBodies> said = new TreeMap<>();
        // The events first: of a body that comes between the two looks nothing is said yet, and it is looked at again.
        events(from, to)
                .forEach(event -> said.computeIfAbsent(Objects.requireNonNull(event.entry()), RecordedBodies::new)
                        .add(event));
        Map<Name, KeptBody> kept = new LinkedHashMap<>();
        List<KeptBody> others = sql.sql(BODIES).params(from, to).query(KeptBody::read).list().stream()
                .filter(body -> kept.putIfAbsent(body.name(), body) != null)
                .toList();
        return entries(from, to, said)
                .or(() -> first(others.stream().map(body -> fault(Kind.PUT_IN, body, "a second time,"))))
                .or(() -> first(said.values().stream().flatMap(of -> gone(of, kept).stream())))
                .or(() -> first(kept.values().stream()
                        .flatMap(body -> otherwise(said.get(body.name().entry()), body).stream())))
                .or(() -> changed(
                        kept.values().stream().filter(body -> !body.isPurged()).toList()));
    }

    private static Optional<Fault> first(Stream<Fault> faults) {
        return faults.findFirst();
    }

    /** The rows of messages and what is said of them, which belong together. */
    private Optional<Fault> entries(long from, long to, Map<Long, RecordedBodies> said) {
        Set<Long> rows = new TreeSet<>(sql.sql("select id from entry where id >= ? and id <= ?")
                .params(from, to)
                .query(Long.class)
                .list());
        return first(Stream.concat(
                rows.stream()
                        .filter(row -> !isReceived(said.get(row)))
                        .map(row -> new Fault(row, Kind.REMOVED, "what the events say of entry " + row)),
                said.keySet().stream()
                        .filter(entry -> !rows.contains(entry))
                        .map(entry -> new Fault(entry, Kind.REMOVED, "entry " + entry))));
    }

    private static boolean isReceived(@Nullable RecordedBodies said) {
        return said != null && said.received() != null;
    }

    /** A body of which the events say that it is kept, and there is none. */
    private Optional<Fault> gone(RecordedBodies of, Map<Name, KeptBody> kept) {
        return first(of.all().stream()
                .filter(said -> !said.isPurged() && isGone(kept.get(said.name())))
                .map(said ->
                        new Fault(said.name().entry(), Kind.REMOVED, said.name().words())));
    }

    private static boolean isGone(@Nullable KeptBody body) {
        return body == null || body.isPurged();
    }

    /** A body that is another than the events say, or that should not be there. */
    private Optional<Fault> otherwise(@Nullable RecordedBodies of, KeptBody body) {
        Name name = body.name();
        Said said = of == null ? null : of.of(name);
        if (said == null) {
            return Optional.of(fault(Kind.PUT_IN, body, "of which no event knows,"));
        } else if (body.isPurged()) {
            return Optional.empty();
        } else if (said.isPurged()) {
            return Optional.of(fault(Kind.PUT_IN, body, "which was deleted by the hub,"));
        }
        return body.digest().equals(said.digest()) ? Optional.empty() : Optional.of(fault(Kind.CHANGED, body, ""));
    }

    private Optional<Fault> changed(List<KeptBody> kept) {
        for (int from = 0; from < kept.size(); from += BodyDigests.SOME) {
            List<KeptBody> some = kept.subList(from, Math.min(kept.size(), from + BodyDigests.SOME));
            Map<Long, String> computed = digests.of(some);
            Optional<Fault> fault = first(some.stream()
                    .filter(body -> !body.digest().equals(computed.get(body.id())))
                    .map(body -> fault(Kind.CHANGED, body, "")));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Fault fault(Kind kind, KeptBody body, String more) {
        Name name = body.name();
        return new Fault(name.entry(), kind, (name.words() + " " + more).strip());
    }
}
