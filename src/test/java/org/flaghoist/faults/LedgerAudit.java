package org.flaghoist.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.search.Overview;
import org.flaghoist.testing.EventSeen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Asks the ledger of a stopped hub whether it agrees with what was sent and delivered. */
final class LedgerAudit {

    private final DataSource database;
    private final JdbcClient sql;

    LedgerAudit(DataSource database) {
        this.database = database;
        this.sql = JdbcClient.create(database);
    }

    /** Of the file in the hub's data directory. */
    static SingleConnectionDataSource file(Path data) {
        SingleConnectionDataSource file =
                new SingleConnectionDataSource(DatabaseFile.url(data.resolve(DatabaseFile.NAME)), true);
        file.setConnectionProperties(DatabaseFile.readOnly());
        return file;
    }

    /** What is wrong with the chain, if anything is. */
    List<String> chain(Path data) throws IOException {
        byte[] key = LedgerKey.readOrMake(data.resolve("ledger.key"));
        HeadFile outside = new HeadFile(data.resolve("ledger.head"), key);
        ChainFinding finding =
                new Chain(database, key).verify(outside.witness().stream().toList());
        return finding.ok() ? List.of() : List.of(finding.inWords());
    }

    List<String> faults(Book book, List<Party> parties) {
        List<String> faults = new ArrayList<>();
        decisions(book.letters(), new Withdrawn(book.letters(), parties), faults);
        entries(book, faults);
        late(faults);
        for (Party party : parties) {
            bytes(party, faults);
        }
        return faults;
    }

    private record Delivery(Copy copy, String recipient) {}

    private void decisions(List<Letter> letters, Withdrawn withdrawn, List<String> faults) {
        Map<Delivery, String> due = new HashMap<>();
        letters.forEach(letter -> letter.last().forEach((recipient, outcome) -> {
            if (!withdrawn.isLeftOut(letter, recipient)) {
                due.put(
                        new Delivery(letter.copy(), recipient),
                        withdrawn.has(letter, recipient) ? "WITHDRAWN" : outcome);
            }
        }));
        Map<Delivery, String> there = new HashMap<>();
        sql.sql("select e.sender, e.reference, e.revision, d.recipient, d.state"
                        + " from delivery d join entry e on e.id = d.entry")
                .query((row, number) -> there.put(
                        new Delivery(new Copy(row.getString(1), row.getString(2), row.getInt(3)), row.getString(4)),
                        row.getString(5)))
                .list();
        Set<Delivery> all = new HashSet<>(due.keySet());
        all.addAll(there.keySet());
        for (Delivery each : all) {
            if (!String.valueOf(due.get(each)).equals(there.get(each))) {
                faults.add("ledger: %s is %s, should be %s".formatted(each, there.get(each), due.get(each)));
            }
        }
    }

    /** One entry for each thing sent, but where a partner sent again what had come. */
    private void entries(Book book, List<String> faults) {
        Map<String, Integer> due = new HashMap<>();
        book.letters().forEach(letter -> due.merge(letter.sender() + " " + letter.answer(), 1, Integer::sum));
        sql.sql("select sender, state, count(*) from entry group by sender, state")
                .query((row, number) -> {
                    String sender = row.getString(1);
                    String state = row.getString(2);
                    int least = due.getOrDefault(sender + " " + state, 0);
                    int possible = book.possible(sender).entrySet().stream()
                            .filter(entry -> entry.getKey().status().equals(state))
                            .mapToInt(Map.Entry::getValue)
                            .sum();
                    int count = row.getInt(3);
                    if (count < least || count > least + possible) {
                        faults.add("ledger: %s has %d entries %s, should be %d".formatted(sender, count, state, least));
                    }
                    return count;
                })
                .list();
    }

    /** What is late is marked so once, whichever hub delivered it: of the samples each liaison, and no other. */
    private void late(List<String> faults) {
        Map<String, Integer> due = new HashMap<>();
        sql.sql("select d.entry, d.recipient from delivery d join entry e on e.id = d.entry"
                        + " where e.type = 'LIAISON' and d.state = 'DELIVERED'")
                .query((row, number) -> due.put(row.getLong(1) + " " + row.getString(2), 1))
                .list();
        Map<String, Integer> marked = new HashMap<>();
        EventSeen.all(database, "LATE")
                .forEach(event -> marked.merge(event.entry() + " " + event.partner(), 1, Integer::sum));
        long waiting = sql.sql("select count(*) from due_delivery where ended_at is null")
                .query(Long.class)
                .single();
        if (!marked.equals(due) || waiting > 0) {
            faults.add("ledger: %s are marked late, should be %s; %d wait".formatted(marked, due, waiting));
        }
    }

    /** What a partner got is, byte for byte, what the ledger says it was given. */
    private void bytes(Party party, List<String> faults) {
        Overview overview = new Overview(database);
        Map<Copy, Long> entries = new HashMap<>();
        sql.sql("select sender, reference, revision, id from entry where action is not null")
                .query((row, number) ->
                        entries.put(new Copy(row.getString(1), row.getString(2), row.getInt(3)), row.getLong(4)))
                .list();
        for (Received each : party.received()) {
            Long entry = each.copy() == null ? null : entries.get(each.copy());
            boolean same = entry != null
                    && overview.rendered(entry, party.id())
                            .filter(rendered -> Arrays.equals(rendered, each.body()))
                            .isPresent();
            if (each.copy() != null && !same) {
                faults.add("ledger: other bytes for %s of %s".formatted(party.id(), each.copy()));
            }
        }
    }

    /** The deliveries whose event says that they may have been made before, as {@code recipient sender_id_rN}. */
    Set<String> repeats() {
        Map<Long, String> names = new HashMap<>();
        sql.sql("select id, sender, reference, revision from entry where action is not null")
                .query((row, number) -> names.put(
                        row.getLong(1),
                        "%s_%s_r%d".formatted(row.getString(2), row.getString(3).replace('/', '~'), row.getInt(4))))
                .list();
        return EventSeen.all(database, "DELIVERED").stream()
                .filter(event -> event.detail().has("repeat"))
                .map(event -> event.partner() + " " + names.get(event.entry()))
                .collect(Collectors.toSet());
    }
}
