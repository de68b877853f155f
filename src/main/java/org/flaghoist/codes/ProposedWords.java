package org.flaghoist.codes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RowStamps;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of words that changes give a meaning, until what waited for them is done again. Each has a stamp, by a key
 * from outside the database: what is done again for it is done under the name of who agreed to it.
 */
final class ProposedWords {

    // What hubs note of how far they have come is not part of it: it gives no word another meaning.
    private static final List<String> STAMPED = List.of("change", "partner", "way", "code_table", "word", "meaning");

    private static final String KEY = "change = ? and partner = ? and way = ? and code_table = ? and word = ?";
    private static final String OPEN = " from proposed_word where ended_at is null";

    private final LedgerDatabase database;
    private final RowStamps stamps;

    ProposedWords(LedgerDatabase database) {
        this.database = database;
        this.stamps = database.rowStamps("word", STAMPED);
    }

    private JdbcClient sql() {
        return database.sql();
    }

    void insert(long change, WordMeaning word) {
        List<?> values = List.of(change, word.partner(), word.use().name(), word.table(), word.word(), word.meaning());
        sql().sql("insert into proposed_word (change, partner, way, code_table, word, meaning, stamp)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(values)
                .param(stamps.of(values))
                .update();
    }

    /** Those of changes that have not ended, or for which what waited is still to be done again. */
    List<ProposedWord> open() {
        return sql().sql("select *" + OPEN + " order by change, partner, code_table, word")
                .query(ProposedWords::read)
                .list();
    }

    /** The changes that these are of. */
    List<Long> openChanges() {
        return sql().sql("select distinct change" + OPEN + " order by change")
                .query(Long.class)
                .list();
    }

    /**
     * Those of one change that are open: nobody else ends them, or goes back from it, until the transaction ends.
     *
     * @throws OperationRejected where one is not as hubs have written it
     */
    List<ProposedWord> lock(long change) {
        sql().sql("update change set state = state where id = ?").param(change).update();
        sql().sql("update proposed_word set ended_at = ended_at where change = ?")
                .param(change)
                .update();
        return sql().sql("select *" + OPEN + " and change = ? order by partner, code_table, word")
                .param(change)
                .query(this::genuine)
                .list();
    }

    /** The change of the first of all that is not as hubs have written it. */
    Optional<Long> firstForged() {
        return sql()
                .sql("select * from proposed_word order by change, partner, code_table, word")
                .query((row, number) -> isGenuine(row) ? null : row.getLong("change"))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The entries whose dead letters are still to be done again; from now on all hubs know the word. */
    EntryRange toDoAgain(ProposedWord word) {
        at(
                "update proposed_word set until_entry = (select coalesce(max(id), 0) from entry), known_at = ?"
                        + " where known_at is null and ",
                database.now(),
                word);
        return sql().sql("select past_entry, until_entry from proposed_word where " + KEY)
                .params(key(word))
                .query((row, number) -> new EntryRange(row.getLong("past_entry"), row.getLong("until_entry")))
                .single();
    }

    /** @param more that are to be done again since */
    void count(ProposedWord word, int more) {
        at("update proposed_word set again = again + ? where ", more, word);
    }

    /** @param entry up to which all were looked at */
    void past(ProposedWord word, long entry) {
        at("update proposed_word set past_entry = ? where ", entry, word);
    }

    void end(ProposedWord word) {
        at("update proposed_word set ended_at = ? where ", database.now(), word);
    }

    private void at(String update, long value, ProposedWord word) {
        sql().sql(update + KEY).param(value).params(key(word)).update();
    }

    private static List<Object> key(ProposedWord proposed) {
        WordMeaning word = proposed.word();
        return List.of(proposed.change(), word.partner(), word.use().name(), word.table(), word.word());
    }

    /** What ended of late, the last first. */
    List<KnownWord> ended(int most) {
        return sql().sql("select * from proposed_word where known_at is not null and ended_at is not null"
                        + " order by ended_at desc, change, word limit ?")
                .param(most)
                .query((row, number) ->
                        new KnownWord(read(row, number), row.getInt("again"), Times.read(row, "known_at")))
                .list();
    }

    private static ProposedWord read(ResultSet row, int number) throws SQLException {
        return new ProposedWord(
                row.getLong("change"),
                new WordMeaning(
                        row.getString("partner"),
                        WordUse.valueOf(row.getString("way")),
                        row.getString("code_table"),
                        row.getString("word"),
                        row.getString("meaning")));
    }

    private ProposedWord genuine(ResultSet row, int number) throws SQLException {
        if (!isGenuine(row)) {
            throw new OperationRejected("a word of change " + row.getLong("change") + " is not as the hubs have written"
                    + " it: somebody has changed it in the database; find out who, and restore the ledger"
                    + " (docs/operate/changes.md)");
        }
        return read(row, number);
    }

    private boolean isGenuine(ResultSet row) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (String column : STAMPED) {
            values.add(row.getString(column));
        }
        return RowStamps.same(stamps.of(values), row.getString("stamp"));
    }
}
