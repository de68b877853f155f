package org.flaghoist.again;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.database.Conditions;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.people.OperationRejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner was given, as the ledger has it. Reads only. */
final class GivenCopies {

    /** More at once nobody can overlook. */
    private static final int MOST = 100_000;

    /** Looked up only where any later one was accepted, which is seldom. */
    private static final String LATEST = "case when l.revision = e.revision then e.revision else"
            + " (select max(n.revision) from entry n join delivery o on o.entry = n.id"
            + " where n.sender = e.sender and n.reference = e.reference and n.test_run = 0 and n.action is not null"
            + " and o.recipient = d.recipient and o.state in ('QUEUED', 'DELIVERED')) end";

    private static final String COLUMNS =
            "select e.id, e.sender, e.message_key, e.reference, e.revision, e.type, d.rule,"
                    + " l.cancelled and e.action <> 'CANCEL' as cancelled, " + LATEST + " as latest,"
                    + " l.revision as accepted, (select n.number from copy_number n"
                    + " where n.entry = d.entry and n.recipient = d.recipient) as number from ";

    /** Of a test run the partner was given nothing. */
    private static final String GIVEN = " join lineage l on l.sender = e.sender and l.reference = e.reference"
            + " and l.test_run = e.test_run where e.id = d.entry and d.recipient = :partner and d.state = 'DELIVERED'"
            + " and e.test_run = 0 and e.action is not null";

    /** By the references where some are named: SQLite would go through all deliveries for these, too. */
    private static final String NAMED = COLUMNS + "entry e cross join delivery d" + GIVEN;

    private static final String ALL = COLUMNS + "delivery d cross join entry e" + GIVEN;

    /** A later revision belongs to what is meant, so that an earlier one is never the last that the partner gets. */
    private static final String MEANT = " and d.changed_at >= :since and (d.changed_at < :until or e.revision > 1 and"
            + " exists (select 1 from entry b join delivery f on f.entry = b.id where b.sender = e.sender"
            + " and b.reference = e.reference and b.test_run = 0 and f.recipient = d.recipient"
            + " and f.state = 'DELIVERED' and f.changed_at >= :since and f.changed_at < :until)) and ";

    private GivenCopies() {}

    /**
     * Those that are meant, in the order in which the partner was given them.
     *
     * @throws OperationRejected where they are too many
     */
    static List<GivenCopy> of(JdbcClient sql, RepeatScope scope) {
        Conditions references = new Conditions()
                .and(
                        "e.reference in (:references)",
                        "references",
                        scope.references().isEmpty() ? null : scope.references());
        List<GivenCopy> all = sql.sql((scope.references().isEmpty() ? ALL : NAMED) + MEANT + references.text()
                        + " order by d.changed_at, e.id limit " + (MOST + 1))
                .param("partner", scope.partner())
                .param("since", scope.since().toEpochMilli())
                .param("until", scope.until().toEpochMilli())
                .params(references.values())
                .query(GivenCopies::read)
                .list();
        if (all.size() > MOST) {
            throw new OperationRejected("these are more than " + MOST + " copies; choose a shorter time");
        }
        return scope.allRevisions() ? inOrder(all) : last(all);
    }

    /** One that was given; empty where it is not there any more. */
    static Optional<GivenCopy> of(JdbcClient sql, String partner, long entry) {
        return sql.sql(ALL + " and d.entry = :entry")
                .param("partner", partner)
                .param("entry", entry)
                .query(GivenCopies::read)
                .optional();
    }

    /**
     * Why one must not be given once more; empty where nothing stands against it.
     *
     * @param last the highest revision that is given together with it
     */
    static Optional<RepeatState> against(JdbcClient sql, String partner, long entry, int last) {
        GivenCopy copy = of(sql, partner, entry).orElse(null);
        if (copy == null || Bodies.read(sql, entry, BodyKind.RENDERED, partner).isEmpty()) {
            return Optional.of(RepeatState.DELETED);
        }
        if (copy.isCancelled()) {
            return Optional.of(RepeatState.CANCELLED);
        }
        return copy.latest() > Math.max(last, copy.revision()) ? Optional.of(RepeatState.OVERTAKEN) : Optional.empty();
    }

    private static GivenCopy read(ResultSet row, int number) throws SQLException {
        return new GivenCopy(
                row.getLong("id"),
                row.getString("sender"),
                row.getString("message_key"),
                row.getString("reference"),
                row.getInt("revision"),
                row.getString("type").equals(NotificationType.ANSWER.name()),
                row.getString("rule"),
                row.getBoolean("cancelled"),
                row.getInt("latest"),
                row.getInt("accepted"),
                NullableNumbers.number(row, "number"));
    }

    private static List<GivenCopy> last(List<GivenCopy> all) {
        Map<GivenCopy.GivenNotification, Integer> highest = highest(all);
        return all.stream()
                .filter(copy -> copy.revision() == highest.getOrDefault(copy.notification(), 0))
                .toList();
    }

    /** The highest revision among these, by notification. */
    static Map<GivenCopy.GivenNotification, Integer> highest(List<GivenCopy> all) {
        Map<GivenCopy.GivenNotification, Integer> highest = new HashMap<>();
        all.forEach(copy -> highest.merge(copy.notification(), copy.revision(), Math::max));
        return highest;
    }

    // The clock may have been set back in between: the places of one notification are its revisions', in their order.
    private static List<GivenCopy> inOrder(List<GivenCopy> all) {
        Map<GivenCopy.GivenNotification, List<GivenCopy>> revisions = new LinkedHashMap<>();
        all.forEach(copy -> revisions
                .computeIfAbsent(copy.notification(), one -> new ArrayList<>())
                .add(copy));
        revisions
                .values()
                .forEach(some ->
                        some.sort(Comparator.comparingInt(GivenCopy::revision).reversed()));
        return all.stream()
                .map(copy -> {
                    List<GivenCopy> left = revisions.get(copy.notification());
                    return left == null ? copy : left.remove(left.size() - 1);
                })
                .toList();
    }
}
