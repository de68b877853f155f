package org.flaghoist.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flaghoist.change.ProposedChange.Signature;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of changes. What hubs write there is stamped; what was not as they had written it does not become so. */
final class ChangeRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTED = 100;
    private static final String SELECT = "select id, actor, identity, reason, proposed_at, state, second_actor,"
            + " second_identity, second_reason, second_at, reload, undoes, from_configuration, to_configuration, effects,"
            + " words from change ";
    private static final String FILE = "select change, path, before_text, after_text, digest from change_file";

    private final LedgerDatabase database;
    private final ChangeStamps stamps;

    /** @param key the ledger's, which all hubs have */
    ChangeRows(LedgerDatabase database, byte[] key) {
        this.database = database;
        this.stamps = new ChangeStamps(database, key);
    }

    ChangeStamps stamps() {
        return stamps;
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /**
     * @param undoes the change that it takes back; null where it is one of its own
     * @param files as of no change yet
     */
    long insert(Person by, String reason, String from, @Nullable Long undoes, List<ChangedFile> files) {
        return database.transactions().get(() -> {
            long at = database.now();
            long id = sql().sql("insert into change"
                            + " (actor, identity, reason, proposed_at, state, undoes, from_configuration, stamp)"
                            + " values (?, ?, ?, ?, 'PROPOSED', ?, ?, '') returning id")
                    .params(by.name(), by.identity(), reason, at, undoes, from)
                    .query(Long.class)
                    .single();
            files.forEach(file -> insert(id, file));
            stamp(id, stamps.of(StampedChange.proposed(id, by, reason, at, undoes, from, files)));
            return id;
        });
    }

    private void insert(long id, ChangedFile file) {
        sql().sql("insert into change_file (change, path, before_text, after_text, in_folders, digest)"
                        + " values (?, ?, ?, ?, false, ?)")
                .params(id, file.path(), file.before(), file.after(), file.digest())
                .update();
    }

    private void stamp(long id, String stamp) {
        sql().sql("update change set stamp = ? where id = ?").params(stamp, id).update();
    }

    /** @param work with what the change was; says what it is then */
    private void changing(long id, UnaryOperator<StampedChange> work) {
        database.transactions().run(() -> {
            hold(id);
            stamps.find(id).ifPresent(before -> {
                boolean isGenuine = stamps.isGenuine(before);
                StampedChange after = work.apply(before);
                if (isGenuine) {
                    stamp(id, stamps.of(after));
                }
            });
        });
    }

    // Nobody else changes it until the transaction ends.
    private void hold(long id) {
        sql().sql("update change set state = state where id = ?").param(id).update();
    }

    /** The newest first. */
    List<ProposedChange> list() {
        return sql().sql(SELECT + "order by id desc limit " + LISTED)
                .query(ChangeRows::read)
                .list();
    }

    Optional<ProposedChange> find(long id) {
        return sql().sql(SELECT + "where id = ?")
                .param(id)
                .query(ChangeRows::read)
                .optional();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<ProposedChange> lock(long id) {
        hold(id);
        return find(id);
    }

    Optional<ProposedChange> carriedBy(long reload) {
        return sql().sql(SELECT + "where reload = ? and state = 'APPROVED'")
                .param(reload)
                .query(ChangeRows::read)
                .optional();
    }

    /** The last that the hubs went over to and have not gone back from. */
    Optional<ProposedChange> lastActive() {
        return sql().sql(SELECT + "where state = 'ACTIVE' and undoes is null order by reload desc limit 1")
                .query(ChangeRows::read)
                .optional();
    }

    /** Those that wait for a second person, the oldest first. */
    List<ProposedChange> waiting() {
        return sql().sql(SELECT + "where state = 'PROPOSED' order by id")
                .query(ChangeRows::read)
                .list();
    }

    int countWaiting() {
        return sql().sql("select count(*) from change where state = 'PROPOSED'")
                .query(Integer.class)
                .single();
    }

    /** Those of them for which somebody has yet to look at what they would do. */
    List<ProposedChange> withoutEffects() {
        return sql().sql(SELECT + "where state = 'PROPOSED' and effects is null order by id")
                .query(ChangeRows::read)
                .list();
    }

    void become(long id, ChangeState state) {
        update(id, columns("state", state.name()));
    }

    /** A second person's word. */
    void sign(long id, ChangeState state, Person second, String reason) {
        Map<String, @Nullable Object> columns = columns("state", state.name(), "second_actor", second.name());
        columns.putAll(columns("second_identity", second.identity(), "second_reason", reason));
        columns.putAll(columns("second_at", database.now(), "words", null));
        update(id, columns);
    }

    void carry(long id, long reload) {
        update(id, columns("state", ChangeState.APPROVED.name(), "reload", reload));
    }

    void activate(long id, String to) {
        update(id, columns("state", ChangeState.ACTIVE.name(), "to_configuration", to));
    }

    /** The hubs did not go over to it. */
    void fail(long id, ChangeState state, String words) {
        Map<String, @Nullable Object> columns = columns("state", state.name(), "words", words);
        List.of("reload", "second_actor", "second_identity", "second_reason", "second_at")
                .forEach(column -> columns.put(column, null));
        update(id, columns);
    }

    private static Map<String, @Nullable Object> columns(String column, Object value) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(column, value);
        return columns;
    }

    private static Map<String, @Nullable Object> columns(
            String column, @Nullable Object value, String other, @Nullable Object otherValue) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(column, value);
        columns.put(other, otherValue);
        return columns;
    }

    private void update(long id, Map<String, @Nullable Object> columns) {
        changing(id, before -> write(before, columns));
    }

    private StampedChange write(StampedChange before, Map<String, @Nullable Object> columns) {
        sql().sql("update change set " + String.join(" = ?, ", columns.keySet()) + " = ? where id = ?")
                .params(new ArrayList<>(columns.values()))
                .param(before.id())
                .update();
        return before.with(columns);
    }

    /** @param from as they were looked at by; where it is another by now nothing is written */
    void setEffects(long id, String from, JsonNode effects) {
        changing(id, before -> {
            if (!before.column("from_configuration").equals(from)
                    || !before.column("state").equals(ChangeState.PROPOSED.name())) {
                return before;
            }
            return write(before, columns("effects", effects.toString()));
        });
    }

    /** They are to be looked at anew. */
    void forgetEffects(long id, String from) {
        update(id, columns("effects", null, "from_configuration", from));
    }

    /** @throws OperationRejected where they are not as hubs have written them */
    List<ChangedFile> files(long change) {
        return sql().sql(FILE + " where change = ? order by path")
                .param(change)
                .query(ChangeRows::file)
                .list();
    }

    /** Those that the hubs work by and that are not known to be in all folders, in the order in which that began. */
    List<ChangedFile> laid() {
        return sql().sql(FILE + " join change c on c.id = change where c.state in ('ACTIVE', 'BACK')"
                        + " and in_folders = false order by c.reload, path")
                .query(ChangeRows::file)
                .list();
    }

    void setInFolders(Collection<ChangedFile> files) {
        files.forEach(file -> changing(file.change(), before -> {
            sql().sql("update change_file set in_folders = true where change = ? and path = ?")
                    .params(file.change(), file.path())
                    .update();
            return before.inFolders(file);
        }));
    }

    /** The number of the first of all whose texts are not those of their digests; reads one file at a time. */
    Optional<Long> firstWithOtherTexts() {
        List<Long> found = new ArrayList<>();
        sql().sql(FILE + " order by change, path").query(row -> {
            if (!isOfItsDigest(changedFile(row), row)) {
                found.add(row.getLong("change"));
            }
        });
        return found.stream().findFirst();
    }

    private static ChangedFile file(ResultSet row, int number) throws SQLException {
        ChangedFile file = changedFile(row);
        if (!isOfItsDigest(file, row)) {
            throw ChangeStamps.forged(file.change());
        }
        return file;
    }

    private static boolean isOfItsDigest(ChangedFile file, ResultSet row) throws SQLException {
        return file.digest().equals(row.getString("digest"));
    }

    private static ChangedFile changedFile(ResultSet row) throws SQLException {
        return new ChangedFile(
                row.getLong("change"),
                row.getString("path"),
                row.getString("before_text"),
                row.getString("after_text"));
    }

    private static ProposedChange read(ResultSet row, int number) throws SQLException {
        return new ProposedChange(
                row.getLong("id"),
                new Person(row.getString("actor"), row.getString("identity")),
                row.getString("reason"),
                Times.read(row, "proposed_at"),
                ChangeState.valueOf(row.getString("state")),
                signature(row),
                NullableNumbers.number(row, "reload"),
                NullableNumbers.number(row, "undoes"),
                row.getString("from_configuration"),
                row.getString("to_configuration"),
                json(row.getString("effects")),
                row.getString("words"));
    }

    private static @Nullable Signature signature(ResultSet row) throws SQLException {
        String name = row.getString("second_actor");
        return name == null
                ? null
                : new Signature(
                        new Person(name, row.getString("second_identity")),
                        row.getString("second_reason"),
                        Times.read(row, "second_at"));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the effects of a change are kept as something else than JSON", e);
        }
    }
}
