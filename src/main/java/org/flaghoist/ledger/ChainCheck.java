package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.Verification.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One walk along the chain, up to the first event that is not as it was sealed. */
final class ChainCheck {

    private static final int BATCH = 1000;

    /** The seal's own event number has another name: the joined one is null where the event is gone. */
    private static final String LINKS = "select s.link, s.hash, s.event as sealed_event, " + EventRow.COLUMNS
            + " from seal s left join event e on e.id = s.event where s.link > ? and s.link <= ? order by s.link"
            + " fetch first " + BATCH + " rows only";

    private static final String UNSEALED = "select " + EventRow.COLUMNS + ", p.event as waiting from event e"
            + " left join pending p on p.event = e.id where not exists (select 1 from seal s where s.event = e.id)"
            + " order by e.id";

    private final JdbcClient sql;
    private final Stamps stamps;
    private final ChainHead.Found head;
    private final @Nullable Seal witness;

    /**
     * @param head where the database says that the chain ends: a tail that was cut off ends before
     * @param witness a link known from outside
     */
    ChainCheck(JdbcClient sql, Stamps stamps, ChainHead.Found head, @Nullable Seal witness) {
        this.sql = sql;
        this.stamps = stamps;
        this.head = head;
        this.witness = witness;
    }

    private record Link(Seal seal, long number, @Nullable EventRow event) {

        static Link read(ResultSet row, int at) throws SQLException {
            row.getLong("id");
            EventRow event = row.wasNull() ? null : EventRow.read(row, at);
            return new Link(new Seal(row.getLong("link"), row.getString("hash")), row.getLong("sealed_event"), event);
        }
    }

    private record Waiting(EventRow event, boolean pending) {

        static Waiting read(ResultSet row, int at) throws SQLException {
            row.getLong("waiting");
            boolean pending = !row.wasNull();
            return new Waiting(EventRow.read(row, at), pending);
        }
    }

    /** @param links how many the table had before the head was read */
    Verification run(long links) {
        long end = Math.max(links, head.seal().link());
        Seal last = Seal.NONE;
        for (List<Link> next = links(last, end); !next.isEmpty(); next = links(last, end)) {
            for (Link link : next) {
                Optional<Verification> fault = fault(last, link);
                if (fault.isPresent()) {
                    return fault.get();
                }
                last = link.seal();
            }
        }
        Optional<Verification> fault = tail(last);
        return fault.isPresent() ? fault.get() : waiting(last);
    }

    private List<Link> links(Seal after, long end) {
        return sql.sql(LINKS).params(after.link(), end).query(Link::read).list();
    }

    private Optional<Verification> fault(Seal last, Link link) {
        EventRow event = link.event();
        long number = link.seal().link();
        if (number != last.link() + 1) {
            return Optional.of(broken(Kind.REMOVED, null, last.link() + 1, last));
        } else if (event == null) {
            return Optional.of(broken(Kind.REMOVED, link.number(), number, last));
        }
        boolean chained =
                Digests.chained(last.hash(), event.sealed()).equals(link.seal().hash());
        boolean genuine = stamps.genuine(event);
        if (chained && genuine && !contradicts(link.seal())) {
            return Optional.empty();
        }
        // Well chained but badly stamped: it was wrong when it was sealed, so the hub never wrote it.
        return Optional.of(broken(chained && !genuine ? Kind.PUT_IN : Kind.CHANGED, event.id(), number, last));
    }

    private boolean contradicts(Seal seal) {
        return witness != null && witness.link() == seal.link() && !witness.equals(seal);
    }

    private Optional<Verification> tail(Seal last) {
        long known = Math.max(head.seal().link(), witness == null ? 0 : witness.link());
        if (last.link() < known || (!head.genuine() && last.equals(head.seal()))) {
            return Optional.of(broken(Kind.REMOVED, null, last.link() + 1, last));
        } else if (!last.equals(head.seal())) {
            long first = Math.min(head.seal().link() + 1, last.link());
            return Optional.of(broken(Kind.PUT_IN, eventAt(first), first, last));
        }
        return Optional.empty();
    }

    private Verification waiting(Seal last) {
        List<Waiting> waiting = sql.sql(UNSEALED).query(Waiting::read).list();
        return waiting.stream()
                .filter(one -> !one.pending() || !stamps.genuine(one.event()))
                .findFirst()
                .map(one -> broken(Kind.PUT_IN, one.event().id(), null, last))
                .orElseGet(() -> new Verification(Kind.OK, null, null, last, waiting.size()));
    }

    private @Nullable Long eventAt(long link) {
        return sql.sql("select event from seal where link = ?")
                .param(link)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private static Verification broken(Kind kind, @Nullable Long event, @Nullable Long link, Seal last) {
        return new Verification(kind, event, link, last, 0);
    }
}
