package org.flaghoist.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flaghoist.change.ProposedChange.Signature;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of changes. */
final class ChangeRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTED = 100;
    private static final String SELECT = "select id, actor, identity, reason, proposed_at, state, second_actor,"
            + " second_identity, second_reason, second_at, reload, undoes, from_configuration, to_configuration, effects,"
            + " words from change ";

    private final LedgerDatabase database;

    ChangeRows(LedgerDatabase database) {
        this.database = database;
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /** @param undoes the change that it takes back; null where it is one of its own */
    long insert(Person by, String reason, String from, @Nullable Long undoes) {
        return sql().sql("insert into change (actor, identity, reason, proposed_at, state, undoes, from_configuration)"
                        + " values (?, ?, ?, ?, 'PROPOSED', ?, ?) returning id")
                .params(by.name(), by.identity(), reason, database.now(), undoes, from)
                .query(Long.class)
                .single();
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
        sql().sql("update change set state = state where id = ?").param(id).update();
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

    /** Those of them for which somebody has yet to look at what they would do. */
    List<ProposedChange> withoutEffects() {
        return sql().sql(SELECT + "where state = 'PROPOSED' and effects is null order by id")
                .query(ChangeRows::read)
                .list();
    }

    void become(long id, ChangeState state) {
        sql().sql("update change set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    /** A second person's word. */
    void sign(long id, ChangeState state, Person second, String reason) {
        sql().sql(
                        "update change set state = ?, second_actor = ?, second_identity = ?, second_reason = ?, second_at = ?,"
                                + " words = null where id = ?")
                .params(state.name(), second.name(), second.identity(), reason, database.now(), id)
                .update();
    }

    void carry(long id, long reload) {
        sql().sql("update change set state = 'APPROVED', reload = ? where id = ?")
                .params(reload, id)
                .update();
    }

    void activate(long id, String to) {
        sql().sql("update change set state = 'ACTIVE', to_configuration = ? where id = ?")
                .params(to, id)
                .update();
    }

    /** The hubs did not go over to it. */
    void fail(long id, ChangeState state, String words) {
        sql().sql("update change set state = ?, words = ?, reload = null, second_actor = null, second_identity = null,"
                        + " second_reason = null, second_at = null where id = ?")
                .params(state.name(), words, id)
                .update();
    }

    /** @param from as they were looked at by; where it is another by now nothing is written */
    void setEffects(long id, String from, JsonNode effects) {
        sql().sql("update change set effects = ? where id = ? and from_configuration = ? and state = 'PROPOSED'")
                .params(effects.toString(), id, from)
                .update();
    }

    /** They are to be looked at anew. */
    void forgetEffects(long id, String from) {
        sql().sql("update change set effects = null, from_configuration = ? where id = ?")
                .params(from, id)
                .update();
    }

    void insert(ChangedFile file) {
        sql().sql("insert into change_file (change, path, before_text, after_text, in_folders)"
                        + " values (?, ?, ?, ?, false)")
                .params(file.change(), file.path(), file.before(), file.after())
                .update();
    }

    List<ChangedFile> files(long change) {
        return sql().sql("select change, path, before_text, after_text from change_file where change = ? order by path")
                .param(change)
                .query(ChangeRows::file)
                .list();
    }

    /** Those that the hubs work by and that are not known to be in all folders, in the order in which that began. */
    List<ChangedFile> laid() {
        return sql().sql("select f.change, f.path, f.before_text, f.after_text from change_file f"
                        + " join change c on c.id = f.change where c.state in ('ACTIVE', 'BACK') and f.in_folders = false"
                        + " order by c.reload, f.path")
                .query(ChangeRows::file)
                .list();
    }

    void setInFolders(Collection<ChangedFile> files) {
        files.forEach(file -> sql().sql("update change_file set in_folders = true where change = ? and path = ?")
                .params(file.change(), file.path())
                .update());
    }

    private static ChangedFile file(ResultSet row, int number) throws SQLException {
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
