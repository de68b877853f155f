package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of messages that wait for a person. */
final class ParkedRows {

    private static final String FROM = " from parked p join entry e on e.id = p.entry";

    /** Of what is a copy: nothing overtakes a receipt, and what was rejected has no revision. */
    private static final String LATER = " from entry later where later.sender = e.sender"
            + " and later.reference = e.reference and later.trial = e.trial and later.revision > e.revision"
            + " and later.action is not null and e.action is not null and p.lot <> 'DEAD_IN' and p.receipt is null)";

    private static final String SELECT = "select p.id, p.lot, p.partner, p.entry, e.sender, e.claim, e.reference,"
            + " e.revision, p.stage, p.code, p.location, p.field, p.rule, p.receipt, p.attempts, p.first_at, p.last_at,"
            + " p.state, p.act, p.actor, p.reason, p.token, p.not_done, e.spill,"
            + " (select max(later.revision)" + LATER + " as later,"
            + " (select max(case later.action when 'CANCEL' then 1 else 0 end)" + LATER + " as cancelled" + FROM;
    private static final String IN_ORDER = " order by p.entry, p.id";

    // What was rendered at last may come back from the recipient's server: it is then another stage's.
    private static final String AGAIN = "update parked set stage = :stage, rule = coalesce(:rule, rule), code = :code,"
            + " location = :location, field = :field, attempts = attempts + case when state in ('WAITING', 'DECIDED') then 0 else 1 end, last_at = :now,"
            + " state = 'WAITING',"
            + " act = null, actor = null, reason = null, token = null, decided_at = null, missed_since = null,"
            + " not_done = null where id = :id";

    private static final String INSERT = "insert into parked (id, lot, partner, entry, stage, code, location, field,"
            + " rule, receipt, attempts, first_at, last_at, state) values (:id, :lot, :partner, :entry, :stage, :code,"
            + " :location, :field, :rule, :receipt, :attempts, :first, :now, 'WAITING')";

    private static final String IN_FORCE = " and state in ('DECIDED', 'UNDER_WAY') and token = ?";

    private final Supplier<JdbcClient> database;
    private final Clock clock;

    ParkedRows(Supplier<JdbcClient> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private JdbcClient sql() {
        return database.get();
    }

    /** Came to this end before: how often, and when first. */
    private record Before(int attempts, long first) {

        static Before read(ResultSet row, int number) throws SQLException {
            return new Before(row.getInt("attempts"), row.getLong("first_at"));
        }
    }

    void put(ToPark wanted) {
        long now = Times.now(clock);
        if (faulty(sql().sql(AGAIN), wanted.fault())
                        .param("id", wanted.id())
                        .param("stage", wanted.stage().name())
                        .param("rule", wanted.rule())
                        .param("now", now)
                        .update()
                > 0) {
            forgetRequests(wanted.id());
            return;
        }
        Optional<Before> before = before(wanted);
        faulty(sql().sql(INSERT), wanted.fault())
                .param("id", wanted.id())
                .param("lot", wanted.lot().name())
                .param("partner", wanted.partner())
                .param("entry", wanted.entry())
                .param("stage", wanted.stage().name())
                .param("rule", wanted.rule())
                .param("receipt", wanted.receipt())
                .param("attempts", before.map(Before::attempts).orElse(0) + 1)
                .param("first", before.map(Before::first).orElse(now))
                .param("now", now)
                .update();
    }

    private static JdbcClient.StatementSpec faulty(JdbcClient.StatementSpec statement, @Nullable Rejection fault) {
        return statement
                .param("code", fault == null ? null : fault.code().name())
                .param(
                        "location",
                        fault == null ? null : Texts.storable(fault.recorded().location()))
                .param(
                        "field",
                        fault == null ? null : Texts.storable(fault.recorded().field()));
    }

    /** What a replay came from: the same message has been here, under the entry that it then had. */
    private Optional<Before> before(ToPark wanted) {
        if (wanted.lot() != ParkingQueue.DEAD_IN) {
            return Optional.empty();
        }
        return sql().sql("select origin from entry where id = ? and origin is not null")
                .param(wanted.entry())
                .query(Long.class)
                .optional()
                .flatMap(origin -> sql().sql("select attempts, first_at from parked where id = ?")
                        .param(ToPark.inId(origin))
                        .query(Before::read)
                        .optional());
    }

    /** Forgets what an earlier try of the same work had set aside; it never left the broker. */
    void clear(long entry) {
        sql().sql("delete from request where subject in (select id from parked where entry = ?)")
                .param(entry)
                .update();
        sql().sql("delete from parked where entry = ?").param(entry).update();
    }

    void remove(String id) {
        forgetRequests(id);
        sql().sql("delete from parked where id = ?").param(id).update();
    }

    Optional<Parked> find(String id) {
        return sql().sql(SELECT + " where p.id = ?")
                .param(id)
                .query(ParkedRows::read)
                .optional();
    }

    /** As {@link #find}, and nobody else decides about it until the transaction ends. */
    Optional<Parked> lock(String id) {
        return sql().sql("update parked set state = state where id = ? returning id")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    Optional<Long> origin(String token) {
        return sql().sql("select entry from parked where token = ?")
                .param(token)
                .query(Long.class)
                .optional();
    }

    List<Parked> list(ParkedFilter filter, ParkedState state, int most) {
        return list(conditions(filter, state), most);
    }

    private List<Parked> list(Conditions conditions, int most) {
        return sql().sql(SELECT + " where " + conditions.text() + IN_ORDER + " limit " + most)
                .params(conditions.values())
                .query(ParkedRows::read)
                .list();
    }

    /** A part of what waits, in the order of arrival. */
    List<Parked> page(ParkedFilter filter, @Nullable Parked after, int most) {
        Conditions conditions = conditions(filter, ParkedState.WAITING)
                .and("p.entry >= :afterEntry", "afterEntry", after == null ? null : after.entry())
                .and("(p.entry > :afterEntry or p.id > :afterId)", "afterId", after == null ? null : after.id());
        return list(conditions, most);
    }

    /** How many wait where and why. */
    List<ParkedGroup> groups() {
        return sql().sql(
                        "select lot, partner, code, count(*) as number, min(last_at) as oldest, max(last_at) as newest"
                                + " from parked where state = 'WAITING' group by lot, partner, code order by lot, partner, code")
                .query(ParkedGroup::read)
                .list();
    }

    /** Those of one message, in whatever state. */
    List<Parked> of(long entry) {
        return sql().sql(SELECT + " where p.entry = ? order by p.id")
                .param(entry)
                .query(ParkedRows::read)
                .list();
    }

    /** What waits, in the order of arrival. */
    List<String> names(ParkedFilter filter) {
        Conditions conditions = conditions(filter, ParkedState.WAITING);
        return sql().sql("select p.id" + FROM + " where " + conditions.text() + IN_ORDER)
                .params(conditions.values())
                .query(String.class)
                .list();
    }

    /** What is decided and not known to be carried out, in the order of arrival. */
    List<String> pending() {
        return sql().sql("select id from parked where state in ('DECIDED', 'UNDER_WAY') order by entry, id")
                .query(String.class)
                .list();
    }

    long count(ParkedFilter filter, ParkedState state) {
        Conditions conditions = conditions(filter, state);
        return sql().sql("select count(*)" + FROM + " where " + conditions.text())
                .params(conditions.values())
                .query(Long.class)
                .single();
    }

    private static Conditions conditions(ParkedFilter filter, ParkedState state) {
        return new Conditions()
                .and("p.state = :state", "state", state.name())
                .and(
                        "p.lot in (:lots)",
                        "lots",
                        filter.lots().stream().map(ParkingQueue::name).toList())
                .and("p.partner = :partner", "partner", filter.partner())
                .and("p.code = :code", "code", filter.code())
                .and("e.reference = :reference", "reference", filter.reference())
                .and("p.last_at >= :since", "since", filter.since())
                .and("p.last_at < :until", "until", filter.until());
    }

    // What somebody asked for was about a message that waited.
    private void forgetRequests(String id) {
        sql().sql("delete from request where kind in ('EDIT', 'SHRED') and subject = ?")
                .param(id)
                .update();
    }

    /** @return false where it does not wait any more */
    boolean decide(String id, Parked.OperatorDecision decision) {
        forgetRequests(id);
        return sql().sql(
                                "update parked set state = 'DECIDED', act = ?, actor = ?, reason = ?, token = ?, decided_at = ?,"
                                        + " missed_since = null, not_done = null where id = ? and state = 'WAITING'")
                        .params(
                                decision.act().name(),
                                decision.actor(),
                                decision.reason(),
                                decision.token(),
                                Times.now(clock),
                                id)
                        .update()
                > 0;
    }

    /** @return false where another decision, or none, is in force by now */
    boolean begin(String id, String token) {
        return sql().sql("update parked set state = 'UNDER_WAY', missed_since = null where id = ?" + IN_FORCE)
                        .params(id, token)
                        .update()
                > 0;
    }

    /**
     * The decision was carried out, unless it has come to wait again since. One that was never under way, about a
     * message that was not there, or not yet, loses its token.
     */
    void done(String id, String token) {
        sql().sql("update parked set token = case state when 'UNDER_WAY' then token else '' end, state = 'DONE'"
                        + " where id = ?" + IN_FORCE)
                .params(id, token)
                .update();
    }

    /** Whether anything of this entry has left its queue. None leaves it any more until the transaction ends. */
    boolean haveLeft(long entry) {
        return sql().sql("update parked set state = state where entry = ? returning state, token")
                .param(entry)
                .query((row, number) -> hasLeft(row))
                .list()
                .contains(true);
    }

    private static boolean hasLeft(ResultSet row) throws SQLException {
        ParkedState state = ParkedState.valueOf(row.getString("state"));
        boolean wasThere = !"".equals(row.getString("token"));
        return state == ParkedState.UNDER_WAY || (state == ParkedState.DONE && wasThere);
    }

    /**
     * Its message is missed, from now on or from earlier; empty where another decision, or none, is in force by now.
     */
    Optional<Duration> miss(String id, String token) {
        sql().sql("update parked set missed_since = " + Times.DATABASE_NOW + " where id = ? and missed_since is null"
                        + IN_FORCE)
                .params(id, token)
                .update();
        return sql().sql("select missed_since, " + Times.DATABASE_NOW + " as now from parked where id = ?" + IN_FORCE)
                .params(id, token)
                .query((row, number) -> Duration.between(Times.read(row, "missed_since"), Times.read(row, "now")))
                .optional();
    }

    /** The decision is taken back: it waits again. */
    void wait(String id, String token, String why) {
        sql().sql("update parked set state = 'WAITING', act = null, actor = null, reason = null, token = null,"
                        + " decided_at = null, missed_since = null, not_done = ? where id = ?" + IN_FORCE)
                .params(Texts.storable(why), id, token)
                .update();
    }

    private static Parked read(ResultSet row, int number) throws SQLException {
        return new Parked(
                row.getString("id"),
                ParkingQueue.valueOf(row.getString("lot")),
                row.getString("partner"),
                row.getLong("entry"),
                row.getString("sender"),
                row.getString("claim"),
                row.getString("reference"),
                NullableNumbers.integer(row, "revision"),
                Stage.valueOf(row.getString("stage")),
                row.getString("code"),
                row.getString("location"),
                row.getString("field"),
                row.getString("rule"),
                row.getString("receipt"),
                row.getInt("attempts"),
                Times.read(row, "first_at"),
                Times.read(row, "last_at"),
                ParkedState.valueOf(row.getString("state")),
                row.getBoolean("spill"),
                decision(row),
                new Parked.Against(successor(row), row.getString("not_done")));
    }

    private static Parked.@Nullable Successor successor(ResultSet row) throws SQLException {
        Integer revision = NullableNumbers.integer(row, "later");
        return revision == null ? null : new Parked.Successor(revision, row.getInt("cancelled") == 1);
    }

    private static Parked.@Nullable OperatorDecision decision(ResultSet row) throws SQLException {
        String act = row.getString("act");
        return act == null
                ? null
                : new Parked.OperatorDecision(
                        Act.valueOf(act),
                        Objects.requireNonNull(row.getString("actor")),
                        Objects.requireNonNull(row.getString("reason")),
                        Objects.requireNonNull(row.getString("token")));
    }
}
