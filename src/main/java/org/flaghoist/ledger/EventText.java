package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/** The words of the events that people look for, beside the events: of most nobody asks for a word. */
final class EventText {

    private static final Set<EventKind> FAULTS = EnumSet.of(EventKind.REJECTED, EventKind.FAILED);

    private final Rows rows;

    EventText(Rows rows) {
        this.rows = rows;
    }

    /** @param ids of the events, in the same order */
    void put(List<Long> ids, List<Event> events) {
        List<Object[]> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Event event = events.get(i);
            if (isLookedFor(event)) {
                found.add(new Object[] {ids.get(i), event.entry(), isOfPerson(event), words(event.detail())});
            }
        }
        rows.insert("insert into remark (event, entry, person, words) values (?, ?, ?, ?)", found);
    }

    private static boolean isLookedFor(Event event) {
        return isOfPerson(event) || FAULTS.contains(event.kind());
    }

    private static boolean isOfPerson(Event event) {
        return !event.actor().equals(Event.HUB);
    }

    private static String words(JsonNode detail) {
        StringJoiner words = new StringJoiner(" ");
        detail.forEach(value -> words.add(Objects.requireNonNull(Texts.storable(value.asText()))));
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
