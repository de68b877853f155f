package org.flaghoist.installation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.DecidedBy;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what the hubs of this ledger decide. All times are of the database's clock: each hub has one of its own. */
public final class Configurations {

    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final String COLUMNS = "c.name, c.policy, c.mappings, c.partners, c.version, c.first_seen";

    private final LedgerDatabase ledger;
    private final Transactions transactions;

    public Configurations(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.transactions = ledger.transactions();
    }

    private JdbcClient sql() {
        return ledger.sql();
    }

    /** A configuration, and when a hub first worked by it. */
    public record KnownConfiguration(
            String name, String policy, String mappings, String partners, String version, Instant first) {

        static KnownConfiguration read(ResultSet row, int number) throws SQLException {
            return new KnownConfiguration(
                    row.getString("name"),
                    row.getString("policy"),
                    row.getString("mappings"),
                    row.getString("partners"),
                    row.getString("version"),
                    Times.read(row, "first_seen"));
        }

        Configuration configuration() {
            return new Configuration(policy, mappings, partners, version);
        }
    }

    /** What decisions by it record. The first time that a configuration is seen its whole digests are sealed. */
    public DecidedBy known(Configuration configuration) {
        return transactions.get(() ->
                new DecidedBy(number(configuration.name()).orElseGet(() -> add(configuration)), configuration.name()));
    }

    /**
     * A hub begins to work by something.
     *
     * @param credentials stands for those that it has
     */
    public void begin(String hub, DecidedBy by, String credentials) {
        transactions.run(() -> {
            leave(hub);
            enter(hub, by.number(), credentials);
        });
    }

    private void enter(String hub, @Nullable Integer configuration, String credentials) {
        sql().sql("insert into hub (id, configuration, credentials, since, seen) values (?, ?, ?, " + Times.DATABASE_NOW
                        + ", " + Times.DATABASE_NOW + ")")
                .params(hub, configuration, credentials)
                .update();
    }

    private Optional<Integer> number(String name) {
        return sql().sql("select id from configuration where name = ?")
                .param(name)
                .query(Integer.class)
                .optional();
    }

    private int add(Configuration added) {
        int number = sql().sql("insert into configuration (name, policy, mappings, partners, version, first_seen)"
                        + " values (?, ?, ?, ?, ?, " + Times.DATABASE_NOW + ") returning id")
                .params(added.name(), added.policy(), added.mappings(), added.partners(), added.version())
                .query(Integer.class)
                .single();
        ledger.append(Event.of(EventKind.OPERATED, Event.HUB)
                .with("did", "new configuration")
                .with(DecidedBy.MEMBER, added.name())
                .with("policy", added.policy())
                .with("mappings", added.mappings())
                .with("partners", added.partners())
                .with("version", added.version()));
        return number;
    }

    /** The hub lives; one that others have forgotten meanwhile comes back. */
    public void seen(String hub, DecidedBy by, String credentials) {
        transactions.run(() -> {
            int there = sql().sql("update hub set seen = " + Times.DATABASE_NOW + " where id = ?")
                    .param(hub)
                    .update();
            if (there == 0) {
                enter(hub, by.number(), credentials);
            }
        });
    }

    /** The hub stops. */
    public void leave(String hub) {
        transactions.run(
                () -> sql().sql("delete from hub where id = ?").param(hub).update());
    }

    /** The hubs that said so lately, the one that began last first; forgets those of long ago. */
    public List<HubAtWork> atWork(Duration lately) {
        List<SeenHub> all = sql().sql(
                        "select h.id, h.credentials, h.since, h.seen, " + Times.DATABASE_NOW + " as now_there, "
                                + COLUMNS + " from hub h join configuration c on c.id = h.configuration"
                                + " order by h.since desc, h.id")
                .query(SeenHub::read)
                .list();
        all.stream()
                .filter(seen -> seen.isOlder(FORGOTTEN))
                .forEach(seen -> leave(seen.hub().hub()));
        return all.stream()
                .filter(seen -> !seen.isOlder(lately))
                .map(SeenHub::hub)
                .toList();
    }

    private record SeenHub(HubAtWork hub, Instant seen) {

        static SeenHub read(ResultSet row, int number) throws SQLException {
            return new SeenHub(
                    new HubAtWork(
                            row.getString("id"),
                            KnownConfiguration.read(row, number).configuration(),
                            row.getString("credentials"),
                            Times.read(row, "since"),
                            Times.read(row, "now_there")),
                    Times.read(row, "seen"));
        }

        boolean isOlder(Duration age) {
            return seen.plus(age).isBefore(hub.now());
        }
    }

    public Optional<KnownConfiguration> find(String name) {
        return sql().sql("select " + COLUMNS + " from configuration c where c.name = ?")
                .param(name)
                .query(KnownConfiguration::read)
                .optional();
    }
}
