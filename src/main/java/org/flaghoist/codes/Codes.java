package org.flaghoist.codes;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flaghoist.change.Changes;
import org.flaghoist.codes.CurrentTables.NamedTable;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;

/** What people do about words that code tables lack: they look at them, and propose what they are to mean. */
public final class Codes {

    private static final int MOST_KNOWN = 20;

    private final LedgerDatabase database;
    private final RefusedWords refused;
    private final ProposedWords proposed;
    private final Changes changes;
    private final Path mappings;

    public Codes(LedgerDatabase database, Changes changes, Path mappings) {
        this.database = database;
        this.refused = new RefusedWords(database);
        this.proposed = new ProposedWords(database);
        this.changes = changes;
        this.mappings = mappings;
    }

    /** Words for which messages wait, by partner and table. */
    public List<RefusedWord> refused() {
        return refused.list();
    }

    /** What is proposed and not done with. */
    public List<ProposedWord> proposed() {
        return proposed.open();
    }

    /** What all hubs know since it was proposed, the last first. */
    public List<KnownWord> known() {
        return proposed.ended(MOST_KNOWN);
    }

    /** What a word may mean. */
    public Meanings meanings(String partner, WordUse use, String table, String word) {
        CurrentTables tables = tables();
        NamedTable named = tables.ofNoProtection(partner, table);
        TableText rows = named.rows();
        Set<String> choices = choices(use, tables, rows);
        List<Suggestion> suggestions = use == WordUse.READ
                ? Suggestions.read(word, rows, tables.others(partner), choices)
                : Suggestions.written(word, rows, choices);
        return new Meanings(named.file(), named.isShared(), choices, suggestions);
    }

    private static Set<String> choices(WordUse use, CurrentTables tables, TableText rows) {
        return use == WordUse.READ ? tables.hubWords(rows) : rows.nativeWords();
    }

    /**
     * Proposes meanings of words, as one change of their tables, which a second person agrees to.
     *
     * @return the number of the change
     * @throws OperationRejected where one cannot mean that, or the hubs could not work by it
     */
    public long propose(Person person, String reason, List<WordMeaning> words) {
        if (words.isEmpty()) {
            throw new OperationRejected("give a meaning to a word at least");
        }
        CurrentTables tables = tables();
        Set<WordMeaning> each = new LinkedHashSet<>(words);
        each.forEach(Codes::refuseWhatIsNoRow);
        SortedMap<String, String> files = files(each, tables);
        Set<WordMeaning> all = ofAllWhoWait(each, tables);
        List<ProposedWord> open = proposed.open();
        all.forEach(word -> refuseAnother(word, open));
        // Reads the whole setup, while others may write. Where the hub dies behind it, the change has no words: what
        // waits is listed as before, and replayed by people.
        long change = changes.propose(person, reason, files);
        database.transactions().run(() -> all.forEach(word -> proposed.insert(change, word)));
        return change;
    }

    // A shared table is that of all who have none of their own.
    private Set<WordMeaning> ofAllWhoWait(Set<WordMeaning> words, CurrentTables tables) {
        Set<WordMeaning> all = new LinkedHashSet<>(words);
        List<RefusedWord> waiting = refused.list();
        words.stream()
                .filter(tables::isShared)
                .forEach(word -> waiting.stream()
                        .filter(each -> word.ofPartner(each.partner()).isFor(each))
                        .map(each -> word.ofPartner(each.partner()))
                        .filter(tables::isShared)
                        .forEach(all::add));
        return all;
    }

    private static void refuseWhatIsNoRow(WordMeaning word) {
        if (new UnknownWord(word.table(), word.word()).word() == null
                || new UnknownWord(word.table(), word.meaning()).word() == null) {
            throw new OperationRejected(
                    "'" + word.word() + ";" + word.meaning() + "' is no row of a table: a word has 1 to "
                            + UnknownWord.LONGEST + " characters and no ';', and begins with none of '#', '!', '*'");
        }
    }

    private static void refuseAnother(WordMeaning word, List<ProposedWord> open) {
        open.stream()
                .filter(other -> other.word().key().equals(word.key()))
                .findFirst()
                .ifPresent(other -> {
                    throw new OperationRejected("change " + other.change() + " gives '" + word.word()
                            + "' the meaning '" + other.word().meaning()
                            + "' already; agree to it, or have it refused or withdrawn first");
                });
    }

    private static SortedMap<String, String> files(Set<WordMeaning> words, CurrentTables tables) {
        SortedMap<String, String> files = new TreeMap<>();
        Set<WordMeaning> there = new HashSet<>();
        for (WordMeaning word : words) {
            NamedTable table = tables.ofNoProtection(word.partner(), word.table());
            TableText rows = new TableText(files.getOrDefault(table.file(), table.text()));
            if (there.add(word.ofPartner(table.owner()))) {
                files.put(table.file(), with(word, tables, rows));
            }
        }
        return files;
    }

    private static String with(WordMeaning word, CurrentTables tables, TableText rows) {
        if (word.use() == WordUse.WRITTEN) {
            return rows.writing(word.word(), word.meaning());
        }
        Set<String> choices = tables.hubWords(rows);
        if (!choices.contains(word.meaning())) {
            throw new OperationRejected("'" + word.meaning() + "' is no word of the hub's for table " + word.table()
                    + "; choose one of " + choices);
        }
        return rows.reading(word.word(), word.meaning(), tables.isOfPartners(rows));
    }

    private CurrentTables tables() {
        return new CurrentTables(mappings, changes.texts());
    }
}
