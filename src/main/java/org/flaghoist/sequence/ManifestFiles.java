package org.flaghoist.sequence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.proof.ManifestEntry;
import org.flaghoist.proof.ManifestNumber;

/** What partners are told in their manifests: the files that they were given, and numbers that have no file (yet). */
public final class ManifestFiles {

    private static final String DELIVERED = "insert into manifest_file"
            + " (partner, name, kind, size, digest, delivered_at, sender, reference, revision, number)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (partner, name) do update set kind = excluded.kind,"
            + " size = excluded.size, digest = excluded.digest, delivered_at = excluded.delivered_at,"
            + " sender = excluded.sender, reference = excluded.reference, revision = excluded.revision,"
            + " number = excluded.number, day = null";

    /** The days whose manifest the partner was sent; what one lists that failed is in the next. */
    private static final String SENT = "(select p.period from periodic_file p where p.series = 'MANIFEST'"
            + " and p.partner = :partner and p.state in ('QUEUED', 'DELIVERED') and p.period < :day)";

    private static final String NOT_REPORTED = "(n.reported is null or n.reported not in " + SENT + ")";

    private static final String NEVER = "select e.sender, n.number, 'UNUSED' as state"
            + " from copy_number n join entry e on e.id = n.entry"
            + " left join delivery d on d.entry = n.entry and d.recipient = n.recipient"
            + " where n.recipient = :partner and n.unused and " + NOT_REPORTED
            + " and (d.state is null or d.state not in ('QUEUED', 'DELIVERED'))"
            + " union select e.sender, n.number, d.state from delivery d"
            + " join copy_number n on n.entry = d.entry and n.recipient = d.recipient join entry e on e.id = d.entry"
            + " where d.state in ('WITHDRAWN', 'FAILED') and d.recipient = :partner and " + NOT_REPORTED
            + " order by 1, 2";

    private static final String WAITING = "select e.sender, n.number, 'WAITING' as state from delivery d"
            + " join copy_number n on n.entry = d.entry and n.recipient = d.recipient join entry e on e.id = d.entry"
            + " where d.state = 'QUEUED' and d.recipient = :partner"
            + " union select sender, number, 'WAITING' from manifest_file"
            + " where partner = :partner and day is null and delivered_at >= :end and number is not null order by 1, 2";

    private final LedgerDatabase database;

    public ManifestFiles(LedgerDatabase database) {
        this.database = database;
    }

    /** A file has its name at the partner's server; one that is given again is listed again. */
    public void delivered(String partner, ManifestEntry file) {
        database.sql()
                .sql(DELIVERED)
                .params(
                        partner,
                        file.name(),
                        file.kind(),
                        file.size(),
                        file.digest(),
                        database.now(),
                        file.sender(),
                        file.reference(),
                        file.revision(),
                        file.number())
                .update();
    }

    /**
     * Those that the manifest of a day lists: all that none before has listed. Made again, it lists the same.
     *
     * @param end of the day
     */
    public List<ManifestEntry> list(String partner, String day, Instant end) {
        database.transactions().run(() -> {
            update("delete from manifest_file where partner = :partner and day in " + SENT, partner, day, end);
            update(
                    "update manifest_file set day = :day where partner = :partner and (day is null or day < :day)"
                            + " and delivered_at < :end",
                    partner,
                    day,
                    end);
        });
        return database.sql()
                .sql("select * from manifest_file where partner = ? and day = ? order by delivered_at, name")
                .params(partner, day)
                .query(ManifestFiles::entry)
                .list();
    }

    private void update(String statement, String partner, String day, Instant end) {
        database.sql()
                .sql(statement)
                .param("partner", partner)
                .param("day", day)
                .param("end", end.toEpochMilli())
                .update();
    }

    private static ManifestEntry entry(ResultSet row, int at) throws SQLException {
        return new ManifestEntry(
                row.getString("kind"),
                row.getString("name"),
                row.getLong("size"),
                row.getString("digest"),
                Instant.ofEpochMilli(row.getLong("delivered_at"))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                row.getString("sender"),
                row.getString("reference"),
                row.getInt("revision"),
                NullableNumbers.number(row, "number"));
    }

    /** Numbers of copies that the partner does not get, and was not told so before that day's manifest. */
    public List<ManifestNumber> never(String partner, String day) {
        return database.sql()
                .sql(NEVER)
                .param("partner", partner)
                .param("day", day)
                .query(ManifestFiles::number)
                .list();
    }

    /** Numbers of copies that are on their way, or were given after the end of the day. */
    public List<ManifestNumber> waiting(String partner, Instant end) {
        return database.sql()
                .sql(WAITING)
                .param("partner", partner)
                .param("end", end.toEpochMilli())
                .query(ManifestFiles::number)
                .list();
    }

    private static ManifestNumber number(ResultSet row, int at) throws SQLException {
        return new ManifestNumber(row.getString("sender"), row.getLong("number"), row.getString("state"));
    }

    /** The manifest of that day says so. */
    public void reported(String partner, String day, List<ManifestNumber> never) {
        for (ManifestNumber each : never) {
            database.sql()
                    .sql("update copy_number set reported = :day where recipient = :partner and number = :number"
                            + " and entry in (select id from entry where sender = :sender)")
                    .param("day", day)
                    .param("partner", partner)
                    .param("number", each.number())
                    .param("sender", each.sender())
                    .update();
        }
    }

    /** By sender the last number that was given. */
    public Map<String, Long> last(String partner) {
        Map<String, Long> last = new TreeMap<>();
        database.sql()
                .sql("select sender, last_number from copy_sequence where recipient = ?")
                .param(partner)
                .query((row, at) -> last.put(row.getString("sender"), row.getLong("last_number")))
                .list();
        return last;
    }
}
