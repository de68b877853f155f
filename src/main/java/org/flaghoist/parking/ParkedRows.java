package org.flaghoist.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.flaghoist.database.Conditions;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Stage;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows of messages that wait for a person. */
final class ParkedRows {

    private static final String FROM = " from parked_message p join entry e on e.id = p.entry";

    /** Of what is a copy: nothing overtakes a receipt, and what was rejected has no revision. */
    private static final String LATER = " from entry later where later.sender = e.sender"
            + " and later.reference = e.reference and later.test_run = e.test_run and later.revision > e.revision"
            + " and later.action is not null and e.action is not null and p.queue <> 'DEAD_IN' and p.receipt is null)";

    private static final String SELECT =
            "select p.id, p.queue, p.partner, p.entry, e.sender, e.message_key, e.reference,"
                    + " e.revision, p.stage, p.code, p.location, p.field, p.rule, p.receipt, p.attempts, p.first_at, p.last_at,"
                    + " p.state, p.act, p.actor, p.reason, p.token, p.not_done, e.spill,"
                    + " (select max(later.revision)" + LATER + " as later,"
                    + " (select max(case later.action when 'CANCEL' then 1 else 0 end)" + LATER + " as cancelled"
                    + FROM;
    private static final String IN_ORDER = " order by p.entry, p.id";

    private final Supplier<JdbcClient> database;

    ParkedRows(Supplier<JdbcClient> database) {
        this.database = database;
    }

    private JdbcClient sql() {
        return database.get();
    }

    Optional<ParkedMessage> find(String id) {
        return sql().sql(SELECT + " where p.id = ?")
                .param(id)
                .query(ParkedRows::read)
                .optional();
    }

    /** @throws OperationRejected where there is none of this name */
    ParkedMessage get(String id) {
        return find(id).orElseThrow(() -> new OperationRejected("nothing is parked as " + id));
    }

    /** As {@link #find}, and nobody else decides about it until the transaction ends. */
    Optional<ParkedMessage> lock(String id) {
        return sql().sql("update parked_message set state = state where id = ? returning id")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    List<ParkedMessage> list(ParkedFilter filter, int most) {
        return list(waiting(filter), most);
    }

    private List<ParkedMessage> list(Conditions conditions, int most) {
        return sql().sql(SELECT + " where " + conditions.text() + IN_ORDER + " limit " + most)
                .params(conditions.values())
                .query(ParkedRows::read)
                .list();
    }

    /** A part of what waits, in the order of arrival. */
    List<ParkedMessage> page(ParkedFilter filter, @Nullable ParkedMessage after, int most) {
        Conditions conditions = waiting(filter)
                .and("p.entry >= :afterEntry", "afterEntry", after == null ? null : after.entry())
                .and("(p.entry > :afterEntry or p.id > :afterId)", "afterId", after == null ? null : after.id());
        return list(conditions, most);
    }

    /** How many wait where and why. */
    List<ParkedGroup> groups() {
        return sql().sql(
                        "select queue, partner, code, count(*) as number, min(last_at) as oldest, max(last_at) as newest"
                                + " from parked_message where state = 'WAITING' group by queue, partner, code order by queue, partner, code")
                .query(ParkedGroup::read)
                .list();
    }

    /** Those of one message, in whatever state. */
    List<ParkedMessage> of(long entry) {
        return sql().sql(SELECT + " where p.entry = ? order by p.id")
                .param(entry)
                .query(ParkedRows::read)
                .list();
    }

    /** What waits, in the order of arrival. */
    List<String> names(ParkedFilter filter) {
        Conditions conditions = waiting(filter);
        return sql().sql("select p.id" + FROM + " where " + conditions.text() + IN_ORDER)
                .params(conditions.values())
                .query(String.class)
                .list();
    }

    long count(ParkedFilter filter) {
        Conditions conditions = waiting(filter);
        return sql().sql("select count(*)" + FROM + " where " + conditions.text())
                .params(conditions.values())
                .query(Long.class)
                .single();
    }

    private static Conditions waiting(ParkedFilter filter) {
        return new Conditions()
                .and("p.state = :state", "state", ParkedState.WAITING.name())
                .and(
                        "p.queue in (:queues)",
                        "queues",
                        filter.queues().stream().map(ParkingQueue::name).toList())
                .and("p.partner = :partner", "partner", filter.partner())
                .and("p.code = :code", "code", filter.code())
                .and("e.reference = :reference", "reference", filter.reference())
                .and("p.last_at >= :since", "since", filter.since())
                .and("p.last_at < :until", "until", filter.until());
    }

    private static ParkedMessage read(ResultSet row, int number) throws SQLException {
        return new ParkedMessage(
                row.getString("id"),
                ParkingQueue.valueOf(row.getString("queue")),
                row.getString("partner"),
                from(row),
                Stage.valueOf(row.getString("stage")),
                new ParkedMessage.RecordedFault(
                        row.getString("code"), row.getString("location"), row.getString("field")),
                row.getString("rule"),
                row.getString("receipt"),
                new ParkedMessage.Tries(
                        row.getInt("attempts"), Times.read(row, "first_at"), Times.read(row, "last_at")),
                ParkedState.valueOf(row.getString("state")),
                decision(row),
                new ParkedMessage.Against(successor(row), row.getString("not_done")));
    }

    private static ParkedMessage.From from(ResultSet row) throws SQLException {
        return new ParkedMessage.From(
                row.getLong("entry"),
                row.getString("sender"),
                row.getString("message_key"),
                row.getString("reference"),
                NullableNumbers.integer(row, "revision"),
                row.getBoolean("spill"));
    }

    private static ParkedMessage.@Nullable Successor successor(ResultSet row) throws SQLException {
        Integer revision = NullableNumbers.integer(row, "later");
        return revision == null ? null : new ParkedMessage.Successor(revision, row.getInt("cancelled") == 1);
    }

    private static ParkedMessage.@Nullable OperatorDecision decision(ResultSet row) throws SQLException {
        String act = row.getString("act");
        return act == null
                ? null
                : new ParkedMessage.OperatorDecision(
                        Act.valueOf(act),
                        Objects.requireNonNull(row.getString("actor")),
                        Objects.requireNonNull(row.getString("reason")),
                        Objects.requireNonNull(row.getString("token")));
    }
}
