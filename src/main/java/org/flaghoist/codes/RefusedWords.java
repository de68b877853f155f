package org.flaghoist.codes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.parking.ParkingQueue;
import org.jspecify.annotations.Nullable;

/** Reads which words code tables lack, of the dead letters that wait. */
public final class RefusedWords {

    private static final int EXAMPLES = 3;

    private static final String SAME = "partition by p.queue, p.partner, p.code_table, p.word";

    private static final String SELECT = "select * from (select p.queue, p.partner, p.code_table, p.word, e.reference,"
            + " count(*) over (" + SAME + ") as waiting, min(p.first_at) over (" + SAME + ") as oldest,"
            + " row_number() over (" + SAME + " order by p.entry) as place"
            + " from parked_message p join entry e on e.id = p.entry"
            + " where p.state = 'WAITING' and p.code_table is not null) grouped where place <= " + EXAMPLES
            + " order by partner, queue, code_table, word, place";

    private static final String WAITING = "select p.id, p.entry from parked_message p where p.state = 'WAITING'"
            + " and p.queue = :queue and (p.partner = :partner or p.partner like :bodies) and p.code_table = :table"
            + " and p.word = :word and p.entry > :past and p.entry <= :until order by p.entry, p.id limit :most";

    private final LedgerDatabase database;

    public RefusedWords(LedgerDatabase database) {
        this.database = database;
    }

    /** One of the rows that there are of a word; {@code reference} is one of its examples. */
    private record RefusedRow(RefusedKey key, @Nullable String reference, long waiting, Instant oldest) {

        static RefusedRow read(ResultSet row, int number) throws SQLException {
            String partner = Objects.requireNonNull(row.getString("partner"));
            return new RefusedRow(
                    new RefusedKey(
                            RecipientId.partner(partner),
                            use(ParkingQueue.valueOf(row.getString("queue"))),
                            Objects.requireNonNull(row.getString("code_table")),
                            row.getString("word"),
                            partner),
                    row.getString("reference"),
                    row.getLong("waiting"),
                    Times.read(row, "oldest"));
        }
    }

    /** @param recipient the partner itself, or one of its bodies, which have its tables */
    private record RefusedKey(
            String partner,
            WordUse use,
            String table,
            @Nullable String word,
            String recipient) {

        RefusedKey ofAll() {
            return new RefusedKey(partner, use, table, word, partner);
        }
    }

    /** All of them, by partner and table. */
    public List<RefusedWord> list() {
        Map<RefusedKey, RefusedWord> byRecipient = new LinkedHashMap<>();
        for (RefusedRow row : database.sql().sql(SELECT).query(RefusedRow::read).list()) {
            byRecipient.merge(row.key(), word(row), RefusedWords::oneMoreExample);
        }
        Map<RefusedKey, RefusedWord> words = new LinkedHashMap<>();
        byRecipient.forEach((key, word) -> words.merge(key.ofAll(), word, RefusedWords::together));
        return List.copyOf(words.values());
    }

    private static RefusedWord word(RefusedRow row) {
        RefusedKey key = row.key();
        List<String> examples = Stream.ofNullable(row.reference()).toList();
        return new RefusedWord(
                key.partner(), key.use(), key.table(), key.word(), row.waiting(), row.oldest(), examples);
    }

    private static RefusedWord oneMoreExample(RefusedWord word, RefusedWord another) {
        return with(word, another, word.waiting(), word.oldest());
    }

    private static RefusedWord together(RefusedWord word, RefusedWord another) {
        Instant oldest = word.oldest().isBefore(another.oldest()) ? word.oldest() : another.oldest();
        return with(word, another, word.waiting() + another.waiting(), oldest);
    }

    private static RefusedWord with(RefusedWord word, RefusedWord another, long waiting, Instant oldest) {
        List<String> examples = new ArrayList<>(word.examples());
        another.examples().stream()
                .filter(reference -> !examples.contains(reference))
                .forEach(examples::add);
        List<String> some = examples.subList(0, Math.min(EXAMPLES, examples.size()));
        return new RefusedWord(
                word.partner(), word.use(), word.table(), word.word(), waiting, oldest, List.copyOf(some));
    }

    /** The dead letters of these entries that wait for a word, in the order of arrival. */
    List<WaitingLetter> waiting(WordMeaning word, EntryRange entries, int most) {
        ParkingQueue queue = word.use() == WordUse.READ ? ParkingQueue.DEAD_IN : ParkingQueue.DEAD_OUT;
        return database.sql()
                .sql(WAITING)
                .param("queue", queue.name())
                .param("partner", word.partner())
                .param("bodies", word.partner() + RecipientId.BETWEEN + "%")
                .param("table", word.table())
                .param("word", word.word())
                .param("past", entries.past())
                .param("until", entries.until())
                .param("most", most)
                .query((row, number) -> new WaitingLetter(row.getString("id"), row.getLong("entry")))
                .list();
    }

    private static WordUse use(ParkingQueue queue) {
        return queue == ParkingQueue.DEAD_IN ? WordUse.READ : WordUse.WRITTEN;
    }
}
