package org.flaghoist.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.ledger.EventKind;

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
            "copies");

    private static final Set<String> YES_OR_NO = Set.of("allRevisions");

    private static final Map<EventKind, List<String>> BY_KIND = new EnumMap<>(Map.ofEntries(
            Map.entry(EventKind.RECEIVED, List.of("number", "origin", "testRun", "bytes")),
            Map.entry(EventKind.ACCEPTED, List.of("revision", "action", "type")),
            Map.entry(EventKind.REJECTED, List.of("stage", "code")),
            Map.entry(EventKind.QUEUED, List.of("format", "redactions")),
            Map.entry(EventKind.DELIVERED, List.of("format", "attempts", "redactions")),
            Map.entry(EventKind.LATE, List.of("due", "seconds")),
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
            Map.entry(EventKind.PICTURE, List.of("step", "month", "code"))));

    private static final Map<String, List<String>> BY_NAME = BY_KIND.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(each -> each.getKey().name(), Map.Entry::getValue));

    private PublishedFields() {}

    /**
     * Of the detail of a recorded event; where it lists something, how many these are.
     *
     * @param kind of which a newer hub may have written others, during an upgrade: of these nothing is known
     */
    static ObjectNode of(String kind, JsonNode detail) {
        ObjectNode published = JsonNodeFactory.instance.objectNode();
        BY_NAME.getOrDefault(kind, List.of()).stream()
                .filter(detail::hasNonNull)
                .forEach(name -> {
                    JsonNode value = detail.path(name);
                    published.set(name, value.isArray() ? IntNode.valueOf(value.size()) : typed(name, value));
                });
        return published;
    }

    private static JsonNode typed(String name, JsonNode value) {
        if (NUMBERS.contains(name)) {
            return LongNode.valueOf(value.asLong());
        }
        return YES_OR_NO.contains(name) ? BooleanNode.valueOf(value.asBoolean()) : value;
    }
}
