package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.ledger.chain.EventRecord;
import org.flaghoist.notification.CanonicalJson;

/** Events of one message, or one event of a person, that become one {@link EventRecord}. */
record EventDraft(long at, List<Event> events) {

    EventDraft(long at, Event first) {
        this(at, new ArrayList<>(List.of(first)));
    }

    void add(Event event) {
        events.add(event);
    }

    EventRecord numbered(long id, CanonicalJson json) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode(events.size());
        events.forEach(event -> all.add(event.json()));
        Event first = events.get(0);
        return new EventRecord(id, at, first.entry(), first.actor(), json.text(all), "");
    }
}
