package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Is called with what becomes of each message, before the broker commits it: the same can come again after a crash or
 * rollback. What it throws is a failure of the exchange.
 */
public interface ExchangeListener {

    /**
     * A message was translated, decided about and rendered, or rejected.
     *
     * @param file null for a JMS message
     * @param number of the piece in its file, 0 for the file as a whole
     * @param answer the receipt ACCEPTED, REJECTED or DUPLICATE
     * @param notification the hub form; null where rejected before there was one
     * @param outcomes for each recipient; empty unless accepted
     * @param test whether it belongs to a test run
     * @param received when the message came to the hub
     * @param redo true where the ledger had it before: it was reported then, in this process or in one that died
     */
    record Translated(
            String sender,
            @Nullable String file,
            int number,
            Receipt answer,
            @Nullable ObjectNode notification,
            List<RecipientOutcome> outcomes,
            boolean test,
            Instant received,
            boolean redo) {}

    /** A file has its final name on a partner's server. */
    record Delivered(String recipient, String file) {}

    /**
     * The ledger has it that a notification has its final name on a partner's server; reported once.
     *
     * @param received when the message that it came from came to the hub; null where people had a hand in it since
     */
    record Completed(String recipient, @Nullable Instant received) {}

    /** The ledger has it that a notification was delivered after the time by which it was of use; reported once. */
    record Late(String recipient, Duration by) {}

    /** The ledger has it that its recipient has taken a copy; reported once. */
    record Taken(String recipient) {}

    /** The ledger has it that a copy was withdrawn before its recipient fetched it; reported once. */
    record Withdrawn(String recipient) {}

    /**
     * An infrastructure failure; what failed is tried again.
     *
     * @param partner the sender in translation, the partner with the server else
     */
    record Retried(String partner, RouteKind route) {}

    /** The routes, each of which there is once for each partner. */
    enum RouteKind {
        COLLECT,
        TRANSLATE,
        DELIVER;

        /** @param route its id, as made from the template of this name */
        static RouteKind of(String route) {
            return valueOf(route.substring(0, route.indexOf('-')).toUpperCase(Locale.ROOT));
        }
    }

    void translated(Translated event);

    default void delivered(Delivered event) {}

    default void completed(Completed event) {}

    default void late(Late event) {}

    default void taken(Taken event) {}

    default void withdrawn(Withdrawn event) {}

    default void retried(Retried event) {}
}
