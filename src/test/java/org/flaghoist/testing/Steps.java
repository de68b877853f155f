package org.flaghoist.testing;

import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationSearch;
import org.flaghoist.search.RecordedEvent;

/** What the ledger of a hub says about notifications. */
public final class Steps {

    private Steps() {}

    /** What happened to the messages with this reference, in order. */
    public static List<RecordedEvent> of(HubFixture hub, String reference) {
        DataSource ledger = hub.bean(DataSource.class);
        NotificationFilter filter = new NotificationFilter(reference, null, null, null, null, null, null, null, null);
        NotificationHistory history = new NotificationHistory(ledger);
        return new NotificationSearch(ledger)
                .find(filter).rows().stream()
                        .flatMap(row -> history.steps(row.entry()).stream())
                        .sorted(Comparator.comparing(RecordedEvent::event))
                        .toList();
    }
}
