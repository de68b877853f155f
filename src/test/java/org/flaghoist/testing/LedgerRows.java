package org.flaghoist.testing;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of a hub's ledger, read and changed behind the ledger's back. */
public final class LedgerRows {

    /** Asked each time, because a hub that starts again has another. */
    private final Supplier<DataSource> database;

    public LedgerRows(Supplier<DataSource> database) {
        this.database = database;
    }

    private JdbcClient.StatementSpec sql(String statement, Object... values) {
        return JdbcClient.create(database.get()).sql(statement).params(values);
    }

    /** The first column of each row. */
    public List<String> column(String query, Object... values) {
        return sql(query, values).query(String.class).list();
    }

    /** The only column of the only row. */
    public String text(String query, Object... values) {
        return sql(query, values).query(String.class).single();
    }

    /** As {@link #text}. */
    public long number(String query, Object... values) {
        return sql(query, values).query(Long.class).single();
    }

    /** @return how many rows it changes */
    public int update(String statement, Object... values) {
        return sql(statement, values).update();
    }

    /** The entry of the first revision with this reference. */
    public long entry(String reference) {
        return number("select id from entry where reference = ? and revision = 1", reference);
    }

    /** Who caused an entry's events of a kind, in their order. */
    public List<String> actors(long entry, String kind) {
        return events(entry)
                .filter(event -> event.kind().equals(kind))
                .map(EventSeen::actor)
                .toList();
    }

    /** The kinds of an entry's events, in their order. */
    public List<String> kinds(long entry) {
        return events(entry).map(EventSeen::kind).toList();
    }

    private Stream<EventSeen> events(long entry) {
        return EventSeen.of(database.get(), entry).stream();
    }
}
