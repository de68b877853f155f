package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Stamps;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stamps the rows of a table that hubs keep beside the chain, by the ledger's key: what somebody without it writes
 * there, or changes, is seen to be no hub's. A hub stamps what it writes, never what it reads: a trigger may have
 * changed that.
 */
public final class RowStamps {

    private final Stamps stamps;
    private final String kind;
    private final List<String> columns;

    /**
     * @param kind says what the rows are, so that none passes for one of another table
     * @param columns all that the rows say
     */
    RowStamps(Stamps stamps, String kind, List<String> columns) {
        this.stamps = stamps;
        this.kind = kind;
        this.columns = List.copyOf(columns);
    }

    /** @param values in the order of the columns */
    public String of(List<? extends @Nullable Object> values) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> all.add(value == null ? null : value.toString()));
        return stamps.ofState(kind + " " + Digests.plain(all.toString()));
    }

    /** A row of a query that has the columns, {@code id} and {@code stamp}. */
    public StampedRow read(ResultSet row, int number) throws SQLException {
        Map<String, @Nullable String> read = new LinkedHashMap<>();
        for (String column : columns) {
            read.put(column, row.getString(column));
        }
        return new StampedRow(row.getLong("id"), read, row.getString("stamp"));
    }

    public boolean isGenuine(StampedRow row) {
        return same(of(new ArrayList<>(row.columns().values())), row.stamp());
    }

    /**
     * The number of the first row that is not as hubs have written it.
     *
     * @param query of all of them, as {@link #read} needs it, in the order of their numbers
     */
    public Optional<Long> firstForged(JdbcClient sql, String query) {
        return sql.sql(query).query(this::read).list().stream()
                .filter(row -> !isGenuine(row))
                .map(StampedRow::id)
                .findFirst();
    }

    /** In a time that says nothing of how alike they are. */
    public static boolean same(String computed, String written) {
        return MessageDigest.isEqual(bytes(computed), bytes(written));
    }

    private static byte[] bytes(String stamp) {
        return stamp.getBytes(StandardCharsets.UTF_8);
    }
}
