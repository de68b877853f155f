package org.flaghoist.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.operator.ParkedJson;
import org.flaghoist.parking.Parking;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationRow;

/** What happened to a notification, with each rule in words. */
record NotificationViews(NotificationHistory history, Parking parking, RuleWords rules) {

    List<RecipientView> recipients(NotificationRow row) {
        return RecipientView.of(row.recipients(), history.due(row.entry()), history.taken(row.entry()), rules);
    }

    List<EventView> steps(long entry) {
        return history.steps(entry).stream()
                .map(event -> EventView.of(event, rules))
                .toList();
    }

    List<ObjectNode> parked(long entry) {
        return parking.of(entry).stream().map(new ParkedJson(rules)::row).toList();
    }
}
