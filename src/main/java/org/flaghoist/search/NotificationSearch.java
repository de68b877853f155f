package org.flaghoist.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.database.Conditions;
import org.flaghoist.database.Times;
import org.flaghoist.notification.NotificationType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds notifications, the newest first. An answer comes quickly however many there are: a search that would take long
 * is broken off, and says how far it came.
 */
public final class NotificationSearch {

    private static final int PAGE = 50;
    /** Entries looked at in one statement: few at first, since most searches find a page among them. */
    private static final int FIRST_STRIDE = 100;

    private static final int LONGEST_STRIDE = 1_000;

    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final JdbcClient sql;
    private final NotificationRows rows;

    public NotificationSearch(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.rows = new NotificationRows(sql);
    }

    /**
     * What was found.
     *
     * @param next the {@code before} of the search that goes on; null where there is nothing more
     * @param searchedTo the time down to which was looked, where the search was broken off; else null
     */
    public record NotificationPage(
            List<NotificationRow> rows,
            @Nullable Long next,
            @Nullable Instant searchedTo) {}

    public NotificationPage find(NotificationFilter filter) {
        return find(filter, Set.of());
    }

    /** @param keys of the search index, each of which a notification must have */
    public NotificationPage find(NotificationFilter filter, Set<Long> keys) {
        long low = filter.since() == null ? 0 : edge(">=", filter.since(), "").orElse(Long.MAX_VALUE);
        return find(filter, keys, new Candidates(sql, filter, keys, low));
    }

    private NotificationPage find(NotificationFilter filter, Set<Long> keys, Candidates candidates) {
        List<NotificationRow> found = new ArrayList<>();
        long at = start(filter);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int most = FIRST_STRIDE; ; most = Math.min(most * 2, LONGEST_STRIDE)) {
            List<Long> stride = candidates.before(at, most);
            if (!stride.isEmpty()) {
                found.addAll(among(stride, filter, keys));
                at = stride.get(stride.size() - 1);
            }
            if (found.size() > PAGE) {
                List<NotificationRow> page = List.copyOf(found.subList(0, PAGE));
                return new NotificationPage(page, page.get(PAGE - 1).entry(), null);
            } else if (stride.size() < most) {
                return new NotificationPage(found, null, null);
            } else if (System.nanoTime() > end) {
                return new NotificationPage(found, at, received(at));
            }
        }
    }

    private long start(NotificationFilter filter) {
        long before = filter.before() == null ? Long.MAX_VALUE : filter.before();
        return filter.until() == null
                ? before
                : Math.min(before, edge("<", filter.until(), " desc").orElse(-1L) + 1);
    }

    /** The entry next to a time: entries are numbered as they come in, unless the clock was set back. */
    private Optional<Long> edge(String side, Instant time, String order) {
        return sql.sql("select id from entry where received_at " + side + " ? order by received_at" + order
                        + " limit 1")
                .param(Times.of(time))
                .query(Long.class)
                .optional();
    }

    private Instant received(long entry) {
        return sql.sql("select received_at from entry where id = ?")
                .param(entry)
                .query((row, number) -> Times.read(row, "received_at"))
                .single();
    }

    private List<NotificationRow> among(List<Long> stride, NotificationFilter filter, Set<Long> keys) {
        String reference = filter.reference();
        boolean ofRecipient = Candidates.isOfRecipient(filter.state());
        Conditions conditions = new Conditions()
                .and("e.id in (:stride)", "stride", stride)
                .and(
                        "e.reference like :reference escape '!'",
                        "reference",
                        reference == null ? null : Candidates.beginning(reference))
                .and("e.sender = :sender", "sender", filter.sender())
                .and("e.type = :type", "type", filter.type())
                .and("e.received_at >= :since", "since", filter.since())
                .and("e.received_at < :until", "until", filter.until())
                .and("e.state = :state", "state", ofRecipient ? null : filter.state());
        if (filter.type() == null && filter.reference() == null && filter.state() == null) {
            // An answer is no notification; whoever means it says so.
            conditions.and("coalesce(e.type, '') <> :answer", "answer", NotificationType.ANSWER.name());
        }
        recipient(conditions, filter, ofRecipient);
        if (!keys.isEmpty()) {
            // What became a spill since it was put into the index is sealed.
            conditions.and("e.spill = :spill", "spill", false);
            keys.forEach(key -> key(conditions, key));
        }
        return rows.where(conditions, PAGE + 1);
    }

    private static void key(Conditions conditions, long key) {
        String name = "key" + conditions.values().size();
        conditions.and(
                "exists (select 1 from search_key k where k.hash = :%s and k.entry = e.id)".formatted(name), name, key);
    }

    private static void recipient(Conditions conditions, NotificationFilter filter, boolean stateIsTheirs) {
        if (filter.recipient() == null && !stateIsTheirs) {
            return;
        }
        Conditions theirs = new Conditions()
                .and("d.recipient = :recipient", "recipient", filter.recipient())
                .and("d.state = :state", "state", stateIsTheirs ? filter.state() : null);
        conditions.andAny("delivery d where d.entry = e.id", theirs);
    }
}
