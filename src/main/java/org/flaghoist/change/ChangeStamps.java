package org.flaghoist.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Stamps;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a change is as hubs have written it: each has a stamp, by a key from outside the database, over its row
 * and the digests of its files. What a proposed one would do is part of that, as people agree to it by that.
 */
final class ChangeStamps {

    private static final List<String> COLUMNS = List.of(
            "id",
            "actor",
            "identity",
            "reason",
            "proposed_at",
            "state",
            "second_actor",
            "second_identity",
            "second_reason",
            "second_at",
            "reload",
            "undoes",
            "from_configuration",
            "to_configuration",
            "words");
    // With its files, in one statement: what hubs write between two would look forged.
    private static final String ROWS = "select " + String.join(", ", COLUMNS)
            + ", case when state = 'PROPOSED' then effects end as effects, stamp, path, digest, in_folders"
            + " from change c left join change_file f on f.change = c.id ";

    private final LedgerDatabase database;
    private final Stamps stamps;

    ChangeStamps(LedgerDatabase database, byte[] key) {
        this.database = database;
        this.stamps = new Stamps(key);
    }

    /**
     * A change with one of its files.
     *
     * @param file null where it has none
     */
    private record StampedRow(
            long id,
            List<String> values,
            String stamp,
            @Nullable String file) {

        static StampedRow read(ResultSet row, int number) throws SQLException {
            List<String> values = new ArrayList<>();
            for (String column : COLUMNS) {
                values.add(String.valueOf(row.getString(column)));
            }
            values.add(String.valueOf(row.getString("effects")));
            return new StampedRow(row.getLong("id"), values, row.getString("stamp"), file(row));
        }

        private static @Nullable String file(ResultSet row) throws SQLException {
            String path = row.getString("path");
            return path == null
                    ? null
                    : String.join(" ", row.getString("digest"), String.valueOf(row.getBoolean("in_folders")), path);
        }
    }

    /** In the transaction that has changed it. */
    void stamp(long id) {
        database.sql()
                .sql("update change set stamp = ? where id = ?")
                .params(of(rows(id)), id)
                .update();
    }

    boolean isGenuine(long id) {
        return isGenuine(rows(id));
    }

    private boolean isGenuine(List<StampedRow> rows) {
        return of(rows).equals(rows.get(0).stamp());
    }

    /** @throws OperationRejected where it is not as hubs have written it */
    void check(long id) {
        if (!isGenuine(id)) {
            throw forged(id);
        }
    }

    /** @throws OperationRejected where one of all is not, with what to do */
    void checkAll() {
        firstForged().ifPresent(id -> {
            throw forged(id);
        });
    }

    /** The number of the first of all whose row, or files, are not as hubs have written them. */
    Optional<Long> firstForged() {
        Map<Long, List<StampedRow>> all =
                database.sql().sql(ROWS + "order by id").query(StampedRow::read).list().stream()
                        .collect(Collectors.groupingBy(StampedRow::id, TreeMap::new, Collectors.toList()));
        return all.entrySet().stream()
                .filter(change -> !isGenuine(change.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static OperationRejected forged(long id) {
        return new OperationRejected("change " + id + " is not as the hubs have written it: somebody has changed it, or"
                + " its files, in the database; find out who, and restore the ledger (docs/operate/changes.md)");
    }

    private List<StampedRow> rows(long id) {
        return database.sql()
                .sql(ROWS + "where id = ?")
                .param(id)
                .query(StampedRow::read)
                .list();
    }

    /** @param rows of one change */
    private String of(List<StampedRow> rows) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rows.get(0).values().forEach(all::add);
        rows.stream().map(StampedRow::file).filter(Objects::nonNull).sorted().forEach(all::add);
        return stamps.ofContent(Digests.plain("change " + all));
    }

    /** The digest of a file's texts. */
    static String digest(ChangedFile file) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        all.add(file.before()).add(file.after());
        return Digests.plain(all.toString());
    }
}
