package org.flaghoist.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RowStamps;
import org.flaghoist.ledger.StampedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of requests. Each has a stamp: what somebody puts there, changes or puts back is nobody's request. */
final class RequestRows {

    private static final List<String> STAMPED = List.of(
            "kind",
            "partner",
            "subject",
            "entry",
            "content",
            "token",
            "actor",
            "identity",
            "reason",
            "asked_at",
            "round");
    private static final String COLUMNS = String.join(", ", STAMPED);
    private static final String SELECT = "select id, " + COLUMNS + ", stamp from request ";
    private static final String OF = " where kind = ? and partner = ? and subject = ?";

    private final LedgerDatabase database;
    private final RowStamps stamps;
    private final Rounds rounds;
    private final EndedRequests ended;
    private final ForgedWords forged;

    RequestRows(LedgerDatabase database) {
        this.database = database;
        this.stamps = database.rowStamps("request", STAMPED);
        this.rounds = new Rounds(database);
        this.ended = new EndedRequests(database);
        this.forged = new ForgedWords(database, "request");
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /** The oldest first. */
    List<Request> list(Collection<RequestKind> kinds) {
        List<StampedRow> rows = sql().sql(SELECT + "where kind in (:kinds) order by asked_at, partner, subject")
                .param("kinds", kinds.stream().map(RequestKind::name).toList())
                .query(stamps::read)
                .list();
        Set<String> over = rows.isEmpty() ? Set.of() : ended.tokens();
        return rows.stream()
                .filter(row -> isARequest(row, over))
                .map(RequestRows::request)
                .toList();
    }

    Optional<Request> look(Matter matter) {
        return sql().sql(SELECT + OF)
                .params(key(matter))
                .query(stamps::read)
                .optional()
                .filter(row -> isRequestFor(row, matter))
                .map(RequestRows::request);
    }

    /** As {@link #look}, and nobody else changes it until the transaction ends; what is no request makes room. */
    Optional<Request> find(Matter matter) {
        Optional<StampedRow> there = sql().sql(
                        "update request set token = token" + OF + " returning id, " + COLUMNS + ", stamp")
                .params(key(matter))
                .query(stamps::read)
                .optional();
        Optional<StampedRow> genuine = there.filter(row -> isRequestFor(row, matter));
        if (genuine.isEmpty()) {
            there.ifPresent(forged::remove);
        }
        return genuine.map(RequestRows::request);
    }

    // The rest of the matter is as the row was found by: the database may have other characters for it.
    private boolean isRequestFor(StampedRow row, Matter matter) {
        return isARequest(row, ended.tokens())
                && Objects.equals(request(row).matter().entry(), matter.entry());
    }

    // Its own event is not yet in the record of the transaction in which it is asked for.
    private boolean isARequest(StampedRow row, Set<String> over) {
        return stamps.isGenuine(row)
                && !over.contains(row.text("token"))
                && row.number("round") >= round(request(row).matter());
    }

    private long round(Matter matter) {
        Long entry = matter.entry();
        return entry == null ? 0 : rounds.ofRequests(entry, matter.subject());
    }

    /** Its event is still to be written, and belongs to its round. */
    void insert(Request request) {
        Matter matter = request.matter();
        List<@Nullable Object> values = Arrays.asList(
                matter.kind().name(),
                matter.partner(),
                matter.subject(),
                matter.entry(),
                request.content(),
                request.token(),
                request.by().name(),
                request.by().identity(),
                request.reason(),
                Times.of(request.at()),
                matter.entry() == null ? 0 : round(matter) + 1);
        sql().sql("insert into request (" + COLUMNS + ", stamp) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(values)
                .param(stamps.of(values))
                .update();
    }

    /** @return false where it has ended by now */
    boolean remove(Request request) {
        return sql().sql("delete from request" + OF + " and token = ?")
                        .params(key(request.matter()))
                        .param(request.token())
                        .update()
                > 0;
    }

    /** What was asked for about a message that waited. */
    void forget(String parked) {
        sql().sql("delete from request where kind in ('EDIT', 'SHRED') and subject = ?")
                .param(parked)
                .update();
    }

    /** The number of the first of all that is not as hubs have written it. */
    Optional<Long> firstForged() {
        return stamps.firstForged(sql(), SELECT + "order by id");
    }

    private static List<String> key(Matter matter) {
        return List.of(matter.kind().name(), matter.partner(), matter.subject());
    }

    private static Request request(StampedRow row) {
        String entry = row.columns().get("entry");
        return new Request(
                new Matter(
                        RequestKind.valueOf(row.text("kind")),
                        row.text("partner"),
                        row.text("subject"),
                        entry == null ? null : Long.valueOf(entry)),
                row.columns().get("content"),
                row.text("token"),
                new Person(row.text("actor"), row.text("identity")),
                row.text("reason"),
                Instant.ofEpochMilli(row.number("asked_at")));
    }
}
