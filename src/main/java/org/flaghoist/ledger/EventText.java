package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Texts;

/** The words of the events that people look for, beside the events: of most nobody asks for a word. */
final class EventText {

    private static final Set<EventKind> FAULTS = EnumSet.of(EventKind.REJECTED, EventKind.FAILED);

    private final Rows rows;

    EventText(Rows rows) {
        this.rows = rows;
    }

    /** @param ids of the records, in the same order */
    void put(List<Long> ids, List<EventDraft> records) {
        List<Object[]> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            List<Event> events = records.get(i).events().stream()
                    .filter(EventText::isLookedFor)
                    .toList();
            if (!events.isEmpty()) {
                found.add(values(ids.get(i), events));
            }
        }
        rows.insert(
                "insert into remark (record, entry, person, kind, partner, words) values (?, ?, ?, ?, ?, ?)", found);
    }

    private static Object[] values(long record, List<Event> events) {
        Event first = events.get(0);
        String words = events.stream().map(event -> words(event.detail())).collect(Collectors.joining(" "));
        return isForPeople(first)
                ? new Object[] {record, first.entry(), true, first.kind().name(), first.partner(), words}
                : new Object[] {record, first.entry(), false, null, null, words};
    }

    private static boolean isLookedFor(Event event) {
        return isForPeople(event) || FAULTS.contains(event.kind());
    }

    /** What the audit log shows: what people did, and that it was deleted since, or what they asked for ended. */
    private static boolean isForPeople(Event event) {
        return event.isOfPerson() || event.kind() == EventKind.CUT || event.kind() == EventKind.REQUEST_WITHDRAWN;
    }

    private static String words(JsonNode detail) {
        StringJoiner words = new StringJoiner(" ");
        detail.forEach(value -> words.add(Objects.requireNonNull(Texts.storable(value.asText()))));
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
