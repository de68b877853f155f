package org.flaghoist.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.EventKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The entries among which a search looks, the newest first: those of the one condition that an index answers and that
 * leaves the fewest. The others are looked at one by one.
 */
final class Candidates {

    /** More with one beginning of a reference would take longer to sort than the newest of all take to look at. */
    private static final int FEW = 5_000;

    private static final Set<String> RECIPIENT_STATES =
            Stream.of(DeliveryState.values()).map(DeliveryState::name).collect(Collectors.toUnmodifiableSet());
    /** What becomes of nearly all. */
    private static final Set<String> USUAL = Set.of(EventKind.ACCEPTED.name(), DeliveryState.DELIVERED.name());

    /** Above all signs that a reference may have. */
    private static final String ABOVE = "\u007F";

    private static final String WINDOW = " < :before and %s >= :low order by %s desc limit :most";

    private final JdbcClient sql;
    private final String statement;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param low the first entry that can be meant */
    Candidates(JdbcClient sql, NotificationFilter filter, Set<Long> keys, long low) {
        this.sql = sql;
        values.put("low", low);
        this.statement = keys.isEmpty() ? statement(filter) : ofKey(rarest(keys));
    }

    /** Of several keys that of which there are fewest. */
    private String ofKey(long key) {
        values.put("key", key);
        return of("select entry from search_key where hash = :key and", "entry");
    }

    private long rarest(Set<Long> keys) {
        return keys.size() == 1
                ? keys.iterator().next()
                : keys.stream().min(Comparator.comparing(this::count)).orElseThrow();
    }

    /** As far as it is worth it. */
    private int count(long key) {
        return sql.sql("select count(*) from (select 1 as one from search_key where hash = ? limit " + FEW + ") few")
                .param(key)
                .query(Integer.class)
                .single();
    }

    static boolean isOfRecipient(@Nullable String state) {
        return state != null && RECIPIENT_STATES.contains(state);
    }

    /** The beginning of a reference, for {@code like ... escape '!'}. */
    static String beginning(String reference) {
        return reference.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** Any place in a text, likewise. */
    static String part(String text) {
        return "%" + beginning(text.toLowerCase(Locale.ROOT));
    }

    List<Long> before(long entry, int most) {
        return sql.sql(statement)
                .params(values)
                .param("before", entry)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    private String statement(NotificationFilter filter) {
        String state = filter.state();
        boolean rare = state != null && !USUAL.contains(state);
        // The words first, as nothing else looks at them.
        if (filter.text() != null) {
            values.put("words", part(filter.text()));
            return of("select distinct entry from remark where words like :words escape '!' and", "entry");
        } else if (filter.reference() != null && isFew(filter.reference())) {
            String condition = beginsWith(filter.reference(), values);
            // First, and all: PostgreSQL, which does not know that they are few, would rather go through all entries.
            return of(
                    "with few as materialized (select id from entry where " + condition + ") select id from few where",
                    "id");
        } else if (rare) {
            values.put("state", state);
            return isOfRecipient(state)
                    ? of("select distinct entry from delivery where state = :state and", "entry")
                    : of("select id from entry where state = :state and", "id");
        } else if (filter.sender() != null) {
            values.put("sender", filter.sender());
            return of("select id from entry where sender = :sender and", "id");
        }
        return of("select id from entry where", "id");
    }

    private static String of(String start, String entry) {
        return start + " " + entry + WINDOW.formatted(entry, entry);
    }

    /** As a range, which an index answers; references are ASCII, and compared by their bytes. */
    private static String beginsWith(String beginning, Map<String, Object> values) {
        values.put("reference", beginning);
        values.put("above", beginning + ABOVE);
        return "reference >= :reference and reference < :above";
    }

    private boolean isFew(String reference) {
        Map<String, Object> only = new LinkedHashMap<>();
        return sql.sql("select count(*) from (select 1 as one from entry where " + beginsWith(reference, only)
                                + " limit " + (FEW + 1) + ") few")
                        .params(only)
                        .query(Integer.class)
                        .single()
                <= FEW;
    }
}
