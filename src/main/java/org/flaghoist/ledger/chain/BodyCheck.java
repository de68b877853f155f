package org.flaghoist.ledger.chain;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.ledger.body.PackedRows;
import org.flaghoist.ledger.chain.EntryCheck.BodyFault;
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

    private final JdbcClient sql;

    BodyCheck(JdbcClient sql) {
        this.sql = sql;
    }

    /** The first that is not as the events say; empty where all are. */
    Optional<ChainFinding> run(Seal last) {
        Long from = next(Long.MIN_VALUE);
        while (from != null) {
            long to = from + ENTRIES - 1;
            Optional<BodyFault> fault = look(from, to).flatMap(first -> again(first.entry()));
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
                .flatMap(query -> sql.sql(query + " limit 1").param(from).query(Long.class).list().stream())
                .min(Long::compare)
                .orElse(null);
    }

    private Optional<BodyFault> again(long entry) {
        List<EventRecord> before;
        Optional<BodyFault> fault;
        int looks = 0;
        do {
            before = events(entry, entry);
            fault = look(entry, entry);
            looks++;
        } while (fault.isPresent() && looks < LOOKS && !before.equals(events(entry, entry)));
        return fault;
    }

    private List<EventRecord> events(long from, long to) {
        return EventRecord.list(sql, "where r.entry >= ? and r.entry <= ? order by r.entry, r.id", from, to);
    }

    private Optional<BodyFault> look(long from, long to) {
        Map<Long, EntryCheck> entries = new TreeMap<>();
        Function<Long, EntryCheck> of = entry -> entries.computeIfAbsent(entry, EntryCheck::new);
        // The events first: of a body that comes between the two looks nothing is said yet, and it is looked at again.
        events(from, to)
                .forEach(record ->
                        of.apply(Objects.requireNonNull(record.entry())).add(record));
        sql.sql("select id from entry where id >= ? and id <= ?")
                .params(from, to)
                .query(Long.class)
                .list()
                .forEach(entry -> of.apply(entry).isThere());
        new PackedRows(sql)
                .read(
                        "entry >= :from and entry <= :to",
                        Map.of("from", from, "to", to),
                        (entry, packed) -> of.apply(entry).kept(packed));
        return entries.values().stream()
                .flatMap(entry -> entry.fault().stream())
                .findFirst();
    }
}
