package org.flaghoist.linked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.facts.Counting;
import org.flaghoist.index.LinkKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What one partner may know of what notifications have in common: only between those that it sent or was given, and
 * only by what stands in its own copies. How many others have a value plays no part: that would tell of them.
 */
public final class PartnerLinks {

    private static final int FETCHED = 1_000;

    // What waits for the index may say something else by now.
    private static final String ROWS = "select k.hash, k.kind, " + LinkedNotification.COLUMNS
            + " from (select hash from link_key group by hash having min(sender) <> max(sender)) met"
            + " join link_key k on k.hash = met.hash join entry e on e.id = k.entry"
            + " where k.shown like '%% ' || :partner || ' %%' and not exists"
            + " (select 1 from search_waiting w where w.entry = e.id) and %s order by k.hash, e.id";

    private static final Comparator<LinkedGroup> ORDER = Comparator.<LinkedGroup>comparingLong(
                    group -> group.notifications().get(0).entry())
            .thenComparing(LinkedGroup::kind);

    private final NamedParameterJdbcTemplate sql;

    public PartnerLinks(DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCHED);
        this.sql = new NamedParameterJdbcTemplate(template);
    }

    /** The notifications that have one value in common; at least two senders' of them. */
    public record LinkedGroup(LinkKind kind, List<LinkedNotification> notifications) {

        private boolean isOfSeveral() {
            return notifications.stream()
                            .map(LinkedNotification::sender)
                            .distinct()
                            .count()
                    > 1;
        }
    }

    public List<LinkedGroup> of(String partner) {
        Groups groups = new Groups();
        RowCallbackHandler each = row ->
                groups.add(row.getLong("hash"), LinkKind.valueOf(row.getString("kind")), LinkedNotification.read(row));
        sql.query(ROWS.formatted(Counting.lastGiven("e")), Map.of("partner", partner, "no", false), each);
        return groups.all();
    }

    /** Whether the index has not all yet. */
    public boolean isIncomplete() {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select 1 from search_waiting)"
                        + " or exists (select 1 from search_index where rebuild_below is not null)",
                Map.of(),
                Boolean.class));
    }

    /** Collects rows that come by value. */
    private static final class Groups {

        private final List<LinkedGroup> whole = new ArrayList<>();
        private long hash = -1;
        private LinkedGroup open = new LinkedGroup(LinkKind.CRAFT, List.of());

        void add(long next, LinkKind kind, LinkedNotification notification) {
            if (next != hash) {
                close();
                hash = next;
                open = new LinkedGroup(kind, new ArrayList<>());
            }
            open.notifications().add(notification);
        }

        private void close() {
            if (open.isOfSeveral()) {
                whole.add(open);
            }
        }

        List<LinkedGroup> all() {
            close();
            return whole.stream().sorted(ORDER).toList();
        }
    }
}
