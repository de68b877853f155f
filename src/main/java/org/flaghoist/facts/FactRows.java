package org.flaghoist.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.database.Rows;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Writes the facts of accepted notifications in the transactions that record them, in one statement when they
 * commit. Thread-safe; called within a transaction.
 */
public final class FactRows {

    /** In the place of a recipient: the facts of the whole notification. */
    public static final String WHOLE = "";

    private static final String FACT = "insert into fact (entry, recipient, happened_at, day, country, place, locode,"
            + " latitude, longitude, suspected_false, platform, route, price, currency, per,"
            + " numbers) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final LedgerDatabase ledger;
    private final Rows rows;
    private final TransactionBound<Map<FactKey, Facts>> fresh;

    public FactRows(Ledger ledger) {
        this(ledger.database());
    }

    public FactRows(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.rows = new Rows(ledger.source());
        this.fresh = new TransactionBound<>(LinkedHashMap::new, this::write);
    }

    private record FactKey(long entry, String recipient) {}

    /**
     * Takes those of a notification, and of each copy that says less; there must be none of that entry.
     *
     * @param copies by recipient what it is, or may be, given
     */
    public void take(long entry, ObjectNode notification, Map<String, ObjectNode> copies) {
        Facts whole = FactReader.of(notification);
        // By identity: recipients who may have the same share what they are given.
        IdentityHashMap<ObjectNode, Facts> read = new IdentityHashMap<>();
        read.put(notification, whole);
        fresh().put(new FactKey(entry, WHOLE), whole);
        copies.forEach((recipient, copy) -> {
            Facts facts = read.computeIfAbsent(copy, FactReader::of);
            if (!facts.equals(whole)) {
                fresh().put(new FactKey(entry, recipient), facts);
            }
        });
    }

    /** Takes those of the one copy in the place of what they were, whatever the whole says. */
    public void takeCopy(long entry, String recipient, ObjectNode copy) {
        ledger.sql()
                .sql("delete from fact where entry = ? and recipient = ?")
                .params(entry, recipient)
                .update();
        fresh().put(new FactKey(entry, recipient), FactReader.of(copy));
    }

    /** Forgets those of entries: what they were is not accepted, after all, or nothing is to be left of it. */
    public void forget(Collection<Long> entries) {
        if (entries.isEmpty()) {
            return;
        }
        fresh().keySet().removeIf(key -> entries.contains(key.entry()));
        ledger.sql()
                .sql("delete from fact where entry in (:entries)")
                .param("entries", entries)
                .update();
    }

    private Map<FactKey, Facts> fresh() {
        return Objects.requireNonNull(fresh.get(), "no transaction");
    }

    private void write(Map<FactKey, Facts> taken) {
        List<Object[]> facts = new ArrayList<>();
        taken.forEach((key, its) -> facts.add(fact(key, its)));
        rows.insert(FACT, facts);
    }

    private static Object[] fact(FactKey key, Facts facts) {
        FactPlace place = facts.place();
        Advert advert = facts.advert();
        return values(
                key.entry(),
                key.recipient(),
                facts.at(),
                facts.day(),
                place.country(),
                place.name(),
                place.locode(),
                place.latitude(),
                place.longitude(),
                facts.isSuspectedFalse(),
                advert.platform(),
                advert.route(),
                advert.price(),
                advert.currency(),
                advert.per(),
                FactNumbers.text(facts.quantities()));
    }

    @SuppressWarnings("NullAway") // null is a value of a column
    private static Object[] values(@Nullable Object... values) {
        return values;
    }
}
