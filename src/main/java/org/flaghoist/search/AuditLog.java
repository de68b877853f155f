package org.flaghoist.search;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.database.Conditions;
import org.flaghoist.ledger.EventKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people did, the newest first. Reads only. */
public final class AuditLog {

    private final JdbcClient sql;

    public AuditLog(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * Which are meant; null asks for nothing.
     *
     * @param actor a login; where two people acted, either
     * @param until not itself included
     * @param before only events before this one
     */
    public record AuditFilter(
            @Nullable String actor,
            @Nullable EventKind kind,
            @Nullable String partner,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Long before) {

        /** The same, from another event on. */
        public AuditFilter before(long event) {
            return new AuditFilter(actor, kind, partner, since, until, event);
        }
    }

    public List<RecordedEvent> list(AuditFilter filter, int most) {
        Conditions conditions = new Conditions()
                .and("w.person = :person", "person", true)
                .and("w.record < :before", "before", filter.before())
                .and("', ' || r.actor || ',' like :actor escape '!'", "actor", actor(filter.actor()))
                .and(
                        "w.kind = :kind",
                        "kind",
                        filter.kind() == null ? null : filter.kind().name())
                .and("w.partner = :partner", "partner", filter.partner())
                .and("r.happened_at >= :since", "since", filter.since())
                .and("r.happened_at < :until", "until", filter.until());
        return RecordedEvent.list(
                sql,
                "from remark w join event_record r on r.id = w.record where " + conditions.text()
                        + " order by w.record desc limit " + most,
                conditions.values());
    }

    /**
     * Who searched the contents by something, the newest first.
     *
     * @param keys as the events have them, all of them
     */
    public List<RecordedEvent> searches(List<String> keys, int most) {
        Conditions conditions = new Conditions()
                .and("w.person = :person", "person", true)
                .and("w.kind = :kind", "kind", EventKind.SEARCHED.name());
        for (String key : keys) {
            String name = "key" + conditions.values().size();
            conditions.and("w.words like :" + name, name, "%" + key + "%");
        }
        return RecordedEvent.list(
                sql,
                "from remark w join event_record r on r.id = w.record where " + conditions.text()
                        + " order by w.record desc limit " + most,
                conditions.values());
    }

    private static @Nullable String actor(@Nullable String login) {
        return login == null ? null : "%, " + Candidates.beginning(login).replaceFirst("%$", ",%");
    }
}
