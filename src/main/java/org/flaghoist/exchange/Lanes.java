package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.EarlierCopy;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Urgency;

/**
 * The one place that decides in which lane a copy goes, so that no revision comes before an earlier one. To a server:
 * by its urgency, but in the lane of an earlier revision that is still on its way there. To a partner that takes from
 * its queue itself: with its urgency as priority, but with none above an earlier one's, which may lie there for long.
 */
public final class Lanes {

    private final Ledger ledger;
    private final Set<String> servers;

    /** @param servers the partners whose queue has a lane for what is urgent */
    public Lanes(Ledger ledger, Set<String> servers) {
        this.ledger = ledger;
        this.servers = servers;
    }

    /**
     * @param content in the hub's form
     * @return the urgency with which it goes
     */
    Urgency of(String recipient, JsonNode content, Source source) {
        Urgency own = Urgency.of(content);
        if (Action.NEW.isOf(content)) {
            return own;
        }
        Stream<EarlierCopy> earlier =
                earlier(content, source).filter(copy -> copy.recipient().equals(recipient));
        return servers.contains(RecipientId.partner(recipient))
                ? earlier.filter(copy -> copy.state() == DeliveryState.QUEUED)
                        .findFirst()
                        .map(EarlierCopy::urgency)
                        .orElse(own)
                : Stream.concat(Stream.of(own), earlier.map(EarlierCopy::urgency))
                        .min(Comparator.naturalOrder())
                        .orElse(own);
    }

    private Stream<EarlierCopy> earlier(JsonNode content, Source source) {
        String id = content.path("id").textValue();
        int revision = content.path("revision").intValue();
        return ledger.earlierCopies(source.sender(), id, revision, source.testRun()).stream();
    }

    /** The queue of a copy that goes with that urgency. */
    String queue(String recipient, Urgency urgency) {
        return servers.contains(RecipientId.partner(recipient))
                ? queueToServer(recipient, urgency)
                : QueueNames.out(recipient);
    }

    public static String queueToServer(String recipient, Urgency urgency) {
        return urgency.isUrgent() ? QueueNames.urgentOut(recipient) : QueueNames.out(recipient);
    }
}
