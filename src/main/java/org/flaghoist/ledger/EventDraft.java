package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.ledger.chain.EventRecord;
import org.flaghoist.notification.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Events of one message that become one {@link EventRecord}. */
final class EventDraft {

    private final long at;
    private final List<Event> events = new ArrayList<>();

    EventDraft(long at, Event first) {
        this.at = at;
        events.add(first);
    }

    void add(Event event) {
        events.add(event);
    }

    List<Event> events() {
        return events;
    }

    @Nullable
    Long entry() {
        return events.get(0).entry();
    }

    EventRecord numbered(long id) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode(events.size());
        events.forEach(event -> all.add(event.json()));
        return new EventRecord(id, at, entry(), events.get(0).actor(), CanonicalJson.text(all), "");
    }
}
