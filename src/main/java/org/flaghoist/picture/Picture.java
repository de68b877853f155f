package org.flaghoist.picture;

import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.database.Conditions;
import org.flaghoist.facts.Counting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What notifications add up to. Of each the last revision counts, and nothing where that is a cancellation; for a
 * partner, the last that it was given, and of that only what its copy says. Thread-safe.
 */
public final class Picture {

    /** So that a million notifications need not be in memory at once. */
    private static final int FETCHED = 1_000;

    private static final String WHOLE = "f.recipient = ''";
    private static final String COPY = "f.recipient = case when e.sender <> :partner and exists (select 1 from fact own"
            + " where own.entry = e.id and own.recipient = :partner) then :partner else '' end";

    private static final String SUSPECTED = "when f.suspected_false = :yes then 'SUSPECTED_FALSE'";
    /** Not for a partner: whether another's copy is held is no business of its. */
    private static final String HELD =
            " when exists (select 1 from delivery held where held.entry = e.id and held.state = 'HELD') then 'HELD'";

    /** Cross join: SQLite takes the tables in this order, so that it begins with the days and not with a sender. */
    private static final String ROWS = "select e.id, e.sender, e.reference, e.revision, e.type, f.day, f.country,"
            + " f.latitude, f.longitude, case %s else 'NONE' end as mark, f.platform, f.route, f.price,"
            + " f.currency as price_currency, f.per, f.numbers from fact f cross join entry e"
            + " where e.id = f.entry and %s and %s and %s";

    private final NamedParameterJdbcTemplate sql;
    private final CrossingEstimate estimate = CrossingEstimate.read();

    public Picture(DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCHED);
        this.sql = new NamedParameterJdbcTemplate(template);
    }

    CrossingEstimate estimate() {
        return estimate;
    }

    public List<PictureRow> of(PictureQuery query) {
        boolean isWithEntries = query.partner() == null && query.by() == Grouping.NOTIFICATION;
        PictureTally<Group> tally = new PictureTally<>(
                estimate, counted -> new Group(query.by().of(counted), isWithEntries ? counted.entry() : null));
        read(query.partner(), PictureFilter.days(query.since(), query.until()), tally::count);
        PictureSums sums = new PictureSums(estimate);
        tally.sums()
                .forEach((group, numbers) ->
                        numbers.forEach((number, sum) -> sums.add(group.name(), group.entry(), number, sum)));
        return sums.rows();
    }

    private record Group(String name, @Nullable Long entry) {}

    /**
     * Gives out the notifications that are meant.
     *
     * @param partner as its copies have them; null for the whole
     */
    void read(@Nullable String partner, PictureFilter filter, RowCallbackHandler each) {
        read(partner, filter, filter.conditions(), each);
    }

    /** Gives out those of the whole that are meant, as far as their facts meet the conditions. */
    void read(PictureFilter filter, Conditions conditions, RowCallbackHandler each) {
        read(null, filter, conditions, each);
    }

    private void read(@Nullable String partner, PictureFilter filter, Conditions conditions, RowCallbackHandler each) {
        boolean isWhole = partner == null;
        String rows = ROWS.formatted(
                isWhole ? SUSPECTED + HELD : SUSPECTED,
                isWhole ? WHOLE : COPY,
                isWhole ? Counting.last("e") : Counting.lastGiven("e"),
                conditions.text());
        sql.query(rows, values(partner, conditions), (ResultSet row) -> {
            if (filter.isMeant(PictureMark.valueOf(row.getString("mark")))) {
                each.processRow(row);
            }
        });
    }

    private static Map<String, Object> values(@Nullable String partner, Conditions conditions) {
        Map<String, Object> values = new LinkedHashMap<>(conditions.values());
        values.put("yes", true);
        values.put("no", false);
        if (partner != null) {
            values.put("partner", partner);
        }
        return values;
    }

    /** Whether the ledger has anything that this partner sent, or of which it was to have a copy. */
    public boolean knows(String partner) {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select 1 from entry where sender = :partner)"
                        + " or exists (select 1 from delivery where recipient = :partner)",
                Map.of("partner", partner),
                Boolean.class));
    }
}
