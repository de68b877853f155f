package org.flaghoist.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which test run the files in a partner's outbox were put there for. No clock shows that, neither the server's nor the
 * hub's: what lies there at the first look after test mode is taken for a test, what comes later is live. Thread-safe.
 */
public final class TestModeFiles {

    private final JdbcClient sql;
    private final Transactions transactions;

    public TestModeFiles(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
    }

    /**
     * What is known about the files of one look.
     *
     * @param testRun the test run of all that are not among the tests, 0 for none
     * @param tests names of files that stay tests although the partner is live, each with its test run
     * @param found those of them that this look has found
     * @param settled whether nothing changes about it until the partner's state does
     */
    record Sorted(int testRun, Map<String, Integer> tests, List<String> found, boolean settled) {

        int testRun(String name) {
            return tests.getOrDefault(name, testRun);
        }
    }

    private record TestRunState(int testRun, int testRuns, int lookedAfter, Instant since) {}

    /**
     * Says which test run the files of a look are of, by the partner's state at this moment.
     *
     * @param begun how the partner stood when the look began, as far as was known: one that began in test mode is not
     *     the first after it
     * @param listed the names of the files
     * @param all false where more lies there than was listed
     */
    Sorted sort(StateChange begun, Collection<String> listed, boolean all) {
        return transactions.get(() -> {
            TestRunState state = state(begun.partner());
            if (state.testRun() > 0) {
                return new Sorted(state.testRun(), Map.of(), List.of(), true);
            }
            Map<String, Integer> tests = known(begun.partner(), Set.copyOf(listed), all);
            boolean whole = all && state.since().equals(begun.since());
            return state.lookedAfter() == state.testRuns()
                    ? new Sorted(0, tests, List.of(), tests.isEmpty())
                    : first(begun.partner(), state.testRuns(), tests, listed, whole);
        });
    }

    /** Forgets a file that lies there no longer. */
    void forget(String partner, String name) {
        transactions.run(() -> sql.sql("delete from test_file where partner = ? and name = ?")
                .params(partner, name)
                .update());
    }

    private TestRunState state(String partner) {
        return sql.sql("select test_run, test_runs, looked_after, since from partner_state where partner = ?")
                .param(partner)
                .query((row, number) -> new TestRunState(
                        row.getInt("test_run"),
                        row.getInt("test_runs"),
                        row.getInt("looked_after"),
                        Times.read(row, "since")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("the ledger knows no partner '" + partner + "'"));
    }

    private Map<String, Integer> known(String partner, Set<String> listed, boolean all) {
        Map<String, Integer> known = new HashMap<>();
        sql.sql("select name, test_run from test_file where partner = ?")
                .param(partner)
                .query(row -> {
                    known.put(row.getString("name"), row.getInt("test_run"));
                });
        if (all) {
            known.keySet().stream().filter(name -> !listed.contains(name)).forEach(name -> forget(partner, name));
            known.keySet().retainAll(listed);
        }
        return known;
    }

    private Sorted first(
            String partner, int testRun, Map<String, Integer> known, Collection<String> listed, boolean whole) {
        Map<String, Integer> tests = new HashMap<>(known);
        List<String> found =
                listed.stream().filter(name -> !known.containsKey(name)).toList();
        found.forEach(name -> {
            sql.sql("insert into test_file (partner, name, test_run) values (?, ?, ?)")
                    .params(partner, name, testRun)
                    .update();
            tests.put(name, testRun);
        });
        boolean looked = whole && looked(partner, testRun);
        return new Sorted(0, tests, found, looked && tests.isEmpty());
    }

    /** False where somebody has begun another test run meanwhile. */
    private boolean looked(String partner, int testRuns) {
        return sql.sql("update partner_state set looked_after = ? where partner = ? and test_run = 0 and test_runs = ?")
                        .params(testRuns, partner, testRuns)
                        .update()
                > 0;
    }
}
