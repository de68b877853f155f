package org.flaghoist.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.Source;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.Notifications;

/** Notifications that the ledger has as given to west, and west's queue, where they are not fetched. */
record GivenNotifications(Ledger ledger, OnceSender sender) {

    long give(String reference, boolean unfetched) {
        String text = Notifications.of("north", reference, "INTELLIGENCE", "\"west\"");
        long given = ledger.together(() -> {
            long entry = ledger.begin(new Arrival("north", "message-" + reference, bytes(text), null, 1))
                    .entry();
            ledger.accept(entry, form(text));
            Rendering rendering = new Rendering(bytes(text), "json", Urgency.ROUTINE);
            RecipientOutcome outcome =
                    RecipientOutcome.released("west", DeliveryState.DELIVERED, "R1", List.of(), rendering);
            ledger.decide(entry, List.of(outcome));
            return entry;
        });
        Source source = new Source("north", given, "message-" + reference);
        if (unfetched) {
            Outgoing copy = Outgoing.copy(QueueNames.out("west"), Urgency.ROUTINE, bytes(text), reference, 1, source);
            sender.send(List.of(copy), reference, Lease.UNSHARED);
        }
        return given;
    }

    private static ObjectNode form(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
