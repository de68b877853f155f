package org.flaghoist.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.database.Conditions;
import org.flaghoist.facts.Counting;
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

    private static final String ROWS = "select e.id, e.sender, e.reference, e.revision, e.type, f.day, f.country,"
            + " case %s else 'NONE' end as mark, f.platform, f.route, f.price, f.currency as price_currency, f.per,"
            + " f.numbers from fact f join entry e on e.id = f.entry where %s and %s and %s";

    private final NamedParameterJdbcTemplate sql;

    public Picture(DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCHED);
        this.sql = new NamedParameterJdbcTemplate(template);
    }

    public List<PictureRow> of(PictureQuery query) {
        boolean isWhole = query.partner() == null;
        PictureTally tally = new PictureTally(query.by(), isWhole);
        Conditions days = new Conditions()
                .and(
                        "f.day >= :since",
                        "since",
                        query.since() == null ? null : query.since().toEpochDay())
                .and(
                        "f.day <= :until",
                        "until",
                        query.until() == null ? null : query.until().toEpochDay());
        String rows = ROWS.formatted(
                isWhole ? SUSPECTED + HELD : SUSPECTED,
                isWhole ? WHOLE : COPY,
                isWhole ? Counting.last("e") : Counting.lastGiven("e"),
                days.text());
        RowCallbackHandler each = tally::count;
        sql.query(rows, values(query, days), each);
        return tally.rows();
    }

    private static Map<String, Object> values(PictureQuery query, Conditions days) {
        Map<String, Object> values = new LinkedHashMap<>(days.values());
        values.put("yes", true);
        values.put("no", false);
        if (query.partner() != null) {
            values.put("partner", query.partner());
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
