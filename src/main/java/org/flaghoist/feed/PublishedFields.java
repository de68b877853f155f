package org.flaghoist.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.ledger.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * What other systems may know of an event, by its kind. What is not listed here is not published: names, reasons,
 * references, files and places in messages are not, and what the ledger will record one day is not before somebody
 * lists it.
 */
final class PublishedFields {

    private static final Set<String> NUMBERS = Set.of(
            "number",
            "origin",
            "testRun",
            "bytes",
            "revision",
            "attempts",
            "seconds",
            "records",
            "entries",
            "bodies",
            "copies",
            "message");

    private static final Set<String> YES_OR_NO = Set.of("allRevisions");

    private static final Map<EventKind, List<String>> BY_KIND = new EnumMap<>(Map.ofEntries(
            Map.entry(EventKind.RECEIVED, List.of("number", "origin", "testRun", "bytes")),
            Map.entry(EventKind.ACCEPTED, List.of("revision", "action", "type")),
            Map.entry(EventKind.REJECTED, List.of("stage", "code")),
            Map.entry(EventKind.QUEUED, List.of("format", "redactions")),
            Map.entry(EventKind.DELIVERED, List.of("format", "attempts", "redactions")),
            Map.entry(EventKind.LATE, List.of("due", "seconds")),
            Map.entry(EventKind.TAKEN, List.of("taken")),
            Map.entry(EventKind.OVERDUE, List.of("awaited", "since", "due")),
            Map.entry(EventKind.HELD, List.of("redactions")),
            Map.entry(EventKind.FAILED, List.of("code", "attempts")),
            Map.entry(EventKind.TESTED, List.of("would", "format", "redactions")),
            Map.entry(EventKind.VOTED, List.of("act")),
            Map.entry(EventKind.DECIDED, List.of("act")),
            Map.entry(EventKind.STATE_CHANGED, List.of("from", "to", "testRun")),
            Map.entry(EventKind.MAINTENANCE_SET, List.of("from", "to")),
            Map.entry(EventKind.MAINTENANCE_ENDED, List.of("from", "to")),
            Map.entry(EventKind.PURGED, List.of("type", "before", "purged")),
            Map.entry(EventKind.CUT, List.of("before", "records", "entries")),
            Map.entry(EventKind.ERASED, List.of("bodies")),
            Map.entry(EventKind.LEGAL_HOLD, List.of("to")),
            Map.entry(EventKind.REQUESTED, List.of("act")),
            Map.entry(EventKind.REQUEST_WITHDRAWN, List.of("act")),
            Map.entry(EventKind.REPEAT_ASKED, List.of("act", "since", "until", "allRevisions", "copies")),
            Map.entry(EventKind.REPEATED, List.of("step", "attempts", "code")),
            Map.entry(EventKind.ANSWERED, List.of("answer", "message")),
            Map.entry(EventKind.PICTURE, List.of("step", "month", "code")),
            Map.entry(EventKind.MANIFEST, List.of("step", "day", "code")),
            Map.entry(EventKind.TIME_STAMP, List.of("step", "day", "code")),
            Map.entry(EventKind.SIGNED, List.of("status", "recipient"))));

    private static final Map<String, List<String>> BY_NAME = BY_KIND.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(each -> each.getKey().name(), Map.Entry::getValue));

    private static final Set<String> OF_ANY_KIND =
            BY_KIND.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private PublishedFields() {}

    /**
     * Of the detail of a recorded event.
     *
     * @param kind of which a newer hub may have written others, during an upgrade: of these nothing is known
     * @param detail what was read of it
     */
    static Map<String, Object> of(String kind, Map<String, Object> detail) {
        detail.keySet().retainAll(BY_NAME.getOrDefault(kind, List.of()));
        return detail;
    }

    /**
     * Reads of a detail what is published of any kind of event; where it lists something, how many these are.
     *
     * @param in at the beginning of the detail; afterwards at its end
     */
    static Map<String, Object> read(JsonParser in) throws IOException {
        Map<String, Object> read = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            Object value = OF_ANY_KIND.contains(name) ? value(name, in) : null;
            if (value != null) {
                read.put(name, value);
            }
            in.skipChildren();
        }
        return read;
    }

    private static @Nullable Object value(String name, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            return size(in);
        }
        if (!in.currentToken().isScalarValue() || in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (NUMBERS.contains(name)) {
            return in.getValueAsLong();
        }
        return YES_OR_NO.contains(name) ? in.getValueAsBoolean() : in.getText();
    }

    private static int size(JsonParser in) throws IOException {
        int size = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            in.skipChildren();
            size++;
        }
        return size;
    }
}
