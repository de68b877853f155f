package org.flaghoist.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * What a stamp is made of: a change's row, and the digest of each of its files. What a hub writes is stamped as it was
 * before with what the hub changes, and never as the database has it afterwards: a trigger may have changed more.
 *
 * @param columns by name; {@code "null"} where there is nothing
 * @param files by path: the digest, and whether it is known to be in all folders
 * @param stamp as it is written
 */
record StampedChange(Map<String, String> columns, SortedMap<String, String> files, String stamp) {

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
            "words",
            "effects");
    private static final String NOTHING = "null";

    /** While somebody may agree by them, or has and may be asked again. Then they are forgotten in time. */
    private static final Set<String> WITH_EFFECTS = Set.of(ChangeState.PROPOSED.name(), ChangeState.APPROVED.name());

    /** Of changes with their files, a row for each file, those of a change one after the other. */
    static final String ROWS = "select " + String.join(", ", COLUMNS.subList(0, COLUMNS.size() - 1))
            + ", case when state in ('PROPOSED', 'APPROVED') then effects end as effects, stamp, path, digest,"
            + " in_folders from change c left join change_file f on f.change = c.id ";

    /** Proposed a moment ago. */
    static StampedChange proposed(
            long id, Person by, String reason, long at, @Nullable Long undoes, String from, List<ChangedFile> files) {
        Map<String, String> columns = new HashMap<>();
        COLUMNS.forEach(column -> columns.put(column, NOTHING));
        columns.put("state", ChangeState.PROPOSED.name());
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach(file -> digests.put(file.path(), file(file.digest(), /* inFolders= */ false)));
        Map<String, @Nullable Object> written = new HashMap<>();
        written.put("id", id);
        written.put("actor", by.name());
        written.put("identity", by.identity());
        written.put("reason", reason);
        written.put("proposed_at", at);
        written.put("undoes", undoes);
        written.put("from_configuration", from);
        return new StampedChange(columns, digests, "").with(written);
    }

    /** The row's change, with its file if it has one. */
    static StampedChange read(ResultSet row, int number) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        for (String column : COLUMNS) {
            columns.put(column, String.valueOf(row.getString(column)));
        }
        SortedMap<String, String> files = new TreeMap<>();
        String path = row.getString("path");
        if (path != null) {
            files.put(path, file(row.getString("digest"), row.getBoolean("in_folders")));
        }
        return new StampedChange(columns, files, row.getString("stamp"));
    }

    private static String file(String digest, boolean inFolders) {
        return digest + " " + inFolders;
    }

    long id() {
        return Long.parseLong(column("id"));
    }

    String column(String name) {
        return Objects.requireNonNull(columns.get(name));
    }

    /** Of the same change. */
    StampedChange and(StampedChange other) {
        SortedMap<String, String> all = new TreeMap<>(files);
        all.putAll(other.files);
        return new StampedChange(columns, all, stamp);
    }

    StampedChange with(Map<String, @Nullable Object> written) {
        Map<String, String> all = new HashMap<>(columns);
        written.forEach((column, value) -> all.put(column, String.valueOf(value)));
        return new StampedChange(all, files, stamp);
    }

    StampedChange inFolders(ChangedFile file) {
        SortedMap<String, String> all = new TreeMap<>(files);
        all.put(file.path(), file(file.digest(), /* inFolders= */ true));
        return new StampedChange(columns, all, stamp);
    }

    boolean has(ChangedFile file) {
        String written = files.get(file.path());
        return file(file.digest(), /* inFolders= */ false).equals(written)
                || file(file.digest(), /* inFolders= */ true).equals(written);
    }

    /** What is stamped. */
    String digest() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        COLUMNS.stream()
                .map(column ->
                        column.equals("effects") && !WITH_EFFECTS.contains(column("state")) ? NOTHING : column(column))
                .forEach(all::add);
        files.forEach((path, file) -> all.add(file + " " + path));
        return Digests.plain(all.toString());
    }
}
