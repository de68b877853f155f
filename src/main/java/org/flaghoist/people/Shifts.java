package org.flaghoist.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Handover.HandoverSummary;
import org.flaghoist.people.Handover.ShiftNote;
import org.flaghoist.people.Handover.Taking;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who looks after what waits for people, and what they write for the next shift. Each act leaves an event, but no event
 * has the words of a note: they go with what they are about.
 */
public final class Shifts {

    private final LedgerDatabase ledger;
    private final ConcernRows concerns;

    public Shifts(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.concerns = new ConcernRows(ledger);
    }

    private JdbcClient sql() {
        return ledger.sql();
    }

    /**
     * Says that this person looks after it. That is no lock.
     *
     * @param from who had it when this person looked; blank for nobody
     * @throws OperationRejected where somebody else has it by now, or it does not wait any more
     */
    public void take(Concern about, String from, Person person) {
        ledger.transactions().run(() -> {
            Event event = concerns.waiting(about).actor(person.name());
            String holder = taken(about).map(Taking::by).orElse("");
            if (holder.equals(person.name())) {
                return;
            }
            if (!holder.equals(from.strip())) {
                throw new OperationRejected(about + " is "
                        + (holder.isEmpty() ? "nobody's any more" : "taken by " + holder) + "; look again");
            }
            delete(about);
            sql().sql("insert into taking (" + about.column() + ", actor, taken_at) values (?, ?, ?)")
                    .params(about.value(), person.name(), ledger.now())
                    .update();
            ledger.append(event.with("did", holder.isEmpty() ? "took it" : "took it over from " + holder));
        });
    }

    /** @throws OperationRejected where somebody else has it, or nobody */
    public void giveBack(Concern about, Person person) {
        ledger.transactions().run(() -> {
            Event event = concerns.waiting(about).actor(person.name());
            String holder = taken(about).map(Taking::by).orElse("nobody");
            if (!holder.equals(person.name())) {
                throw new OperationRejected(about + " is not yours to give back: " + holder + " has taken it");
            }
            delete(about);
            ledger.append(event.with("did", "gave it back"));
        });
    }

    /**
     * Writes a note for the next shift.
     *
     * @throws OperationRejected where it is none, too long, more than a line, or people would not see all of it
     */
    public void note(Concern about, String words, Person person) {
        String text = WrittenLine.of(words, "write a note of 1 to " + WrittenLine.LONGEST + " characters in one line");
        ledger.transactions().run(() -> {
            Event event = concerns.there(about).actor(person.name());
            sql().sql("insert into shift_note (" + about.column() + ", actor, written_at, words) values (?, ?, ?, ?)")
                    .params(about.value(), person.name(), ledger.now(), text)
                    .update();
            ledger.append(event.with("did", "wrote a shift note"));
        });
    }

    public Handover of(Concern about) {
        List<ShiftNote> notes = sql().sql(
                        "select actor, written_at, words from shift_note where " + about.column() + " = ? order by id")
                .param(about.value())
                .query((row, number) ->
                        new ShiftNote(row.getString("actor"), Times.read(row, "written_at"), row.getString("words")))
                .list();
        return new Handover(taken(about).orElse(null), notes);
    }

    /** By name, of those of these dead letters and holds that have any. */
    public Map<String, HandoverSummary> ofParked(Collection<String> names) {
        return summaries("parked", names);
    }

    /** By number, of those of these alarms that have any. */
    public Map<String, HandoverSummary> ofAlarms(Collection<Long> numbers) {
        return summaries("alarm", numbers);
    }

    private Map<String, HandoverSummary> summaries(String column, Collection<?> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        Map<String, HandoverSummary> summaries = new HashMap<>();
        sql().sql("select " + column + " as about, actor, taken_at from taking where " + column + " in (:subjects)")
                .param("subjects", subjects)
                .query((row, number) -> Map.entry(row.getString("about"), taking(row)))
                .list()
                .forEach(taken -> summaries.put(taken.getKey(), new HandoverSummary(taken.getValue(), 0)));
        sql().sql("select " + column + " as about, count(*) as notes from shift_note where " + column
                        + " in (:subjects) group by " + column)
                .param("subjects", subjects)
                .query((row, number) -> Map.entry(row.getString("about"), row.getInt("notes")))
                .list()
                .forEach(notes -> summaries.merge(
                        notes.getKey(),
                        new HandoverSummary(null, notes.getValue()),
                        (there, more) -> new HandoverSummary(there.taken(), more.notes())));
        return summaries;
    }

    private Optional<Taking> taken(Concern about) {
        return sql().sql("select actor, taken_at from taking where " + about.column() + " = ?")
                .param(about.value())
                .query((row, number) -> taking(row))
                .optional();
    }

    private static Taking taking(ResultSet row) throws SQLException {
        return new Taking(row.getString("actor"), Times.read(row, "taken_at"));
    }

    private void delete(Concern about) {
        sql().sql("delete from taking where " + about.column() + " = ?")
                .param(about.value())
                .update();
    }
}
