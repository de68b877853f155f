package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.monitor.Alarm.Acknowledgement;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.WrittenReason;

/** Says who looks after an alarm; each leaves an event. */
final class Acknowledgements {

    private final Ledger ledger;
    private final AlarmRows rows;
    private final Clock clock;

    Acknowledgements(DataSource database, Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.rows = new AlarmRows(database);
        this.clock = clock;
    }

    /**
     * From now on it is not escalated, unless it becomes critical.
     *
     * @param seen how bad it was when this person saw it
     * @throws OperationRejected where it has ended, became critical, or is acknowledged
     */
    void acknowledge(long id, Severity seen, Person person, String reason) {
        String why = WrittenReason.of(reason);
        ledger.together(() -> {
            Alarm alarm = rows.active(id)
                    .orElseThrow(() -> new OperationRejected("alarm " + id + " has ended, or there never was one"));
            Acknowledgement word = new Acknowledgement(person.name(), Instant.ofEpochMilli(Times.now(clock)), why);
            if (!rows.acknowledge(id, seen, word)) {
                throw new OperationRejected(against(alarm, seen));
            }
            Event event = Event.of(EventKind.OPERATED, person.name())
                    .with("did", "acknowledged alarm " + id + ", " + AlarmTexts.title(alarm))
                    .with("reason", why);
            String partner = alarm.finding().partner();
            ledger.note(partner == null ? event : event.partner(partner));
            return alarm;
        });
    }

    private static String against(Alarm alarm, Severity seen) {
        Acknowledgement there = alarm.attention().acknowledged();
        if (alarm.finding().severity() == seen && there != null) {
            return "alarm " + alarm.id() + " is acknowledged already, by " + there.by();
        }
        return "alarm " + alarm.id() + " has changed in between; look at it again";
    }
}
