package org.flaghoist.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What came in during the last hour, and what became of it, in slices of time. What is older than a short while is read
 * once: so asking often costs little. Thread-safe.
 */
public final class Traffic {

    public static final Duration HOUR = Duration.ofHours(1);
    private static final long SLICE_SECONDS = 10;
    /** What is being handled now commits within this time, or is missing here. */
    private static final long OPEN_SECONDS = 30;
    /** The share of the time that may be spent on reading. */
    private static final long SPARING = 10;

    private static final String SLICE = "received_at / " + SLICE_SECONDS * 1_000;

    private static final String RECEIVED = """
            select slice, sender, null as recipient, state, count(*) as number
            from (select %s as slice, sender, state from entry where received_at >= ?) lately
            group by slice, sender, state""".formatted(SLICE);

    private static final String DECIDED = """
            select slice, sender, recipient, state, count(*) as number
            from (select %s as slice, e.sender, d.recipient, d.state from entry e join delivery d on d.entry = e.id
              where e.received_at >= ?) lately
            group by slice, sender, recipient, state""".formatted(SLICE);

    private final JdbcClient sql;
    private final Clock clock;
    private final NavigableMap<Long, List<TrafficCount>> slices = new TreeMap<>();
    private long nextRead = System.nanoTime();
    private long lastRead;

    public Traffic(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /**
     * How many came in during a slice of time.
     *
     * @param from when the slice begins
     * @param recipient null for the messages themselves, with the state that they came to; else with a {@link
     *     DeliveryState}
     */
    public record TrafficCount(
            Instant from, String sender, @Nullable String recipient, String state, long count) {}

    /** Those of the last hour, the oldest first. */
    public synchronized List<TrafficCount> lastHour() {
        long now = clock.instant().getEpochSecond();
        long first = (now - HOUR.toSeconds()) / SLICE_SECONDS;
        if (System.nanoTime() - nextRead >= 0) {
            read(first, now);
        }
        slices.headMap(first).clear();
        // The clock was set back.
        slices.tailMap(now / SLICE_SECONDS + 1).clear();
        return slices.values().stream().flatMap(List::stream).toList();
    }

    private void read(long first, long now) {
        long began = System.nanoTime();
        long from = Math.max(first, (Math.min(lastRead, now) - OPEN_SECONDS) / SLICE_SECONDS);
        slices.tailMap(from).clear();
        read(RECEIVED, from);
        read(DECIDED, from);
        lastRead = now;
        long end = System.nanoTime();
        nextRead = end + (end - began) * SPARING;
    }

    private void read(String statement, long from) {
        sql.sql(statement)
                .param(Times.of(Instant.ofEpochSecond(from * SLICE_SECONDS)))
                .query(Traffic::count)
                .list()
                .forEach(count -> slices.computeIfAbsent(
                                count.from().getEpochSecond() / SLICE_SECONDS, slice -> new ArrayList<>())
                        .add(count));
    }

    private static TrafficCount count(ResultSet row, int number) throws SQLException {
        return new TrafficCount(
                Instant.ofEpochSecond(row.getLong("slice") * SLICE_SECONDS),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("state"),
                row.getLong("number"));
    }
}
