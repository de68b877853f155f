package org.flaghoist.testing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.search.NotificationSearch;
import org.flaghoist.search.RecordedEvent;

/** What the ledger of a hub says about notifications. */
public final class Steps {

    private Steps() {}

    /** What happened to the messages with this reference, in order. */
    public static List<RecordedEvent> of(HubFixture hub, String reference) {
        NotificationHistory history = new NotificationHistory(hub.bean(DataSource.class));
        return entries(hub, reference)
                .flatMap(entry -> history.steps(entry).stream())
                .sorted(Comparator.comparing(RecordedEvent::event))
                .toList();
    }

    /** The ledger's entry of the only message with this reference. */
    public static long entry(HubFixture hub, String reference) {
        return entries(hub, reference).findFirst().orElseThrow();
    }

    private static Stream<Long> entries(HubFixture hub, String reference) {
        NotificationFilter filter = new NotificationFilter(reference, null, null, null, null, null, null, null, null);
        return new NotificationSearch(hub.bean(DataSource.class))
                .find(filter).rows().stream().map(NotificationRow::entry);
    }
}
