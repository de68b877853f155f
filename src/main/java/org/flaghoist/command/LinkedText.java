package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.format.csv.SpreadsheetCell;
import org.flaghoist.linked.LinkedNotification;
import org.flaghoist.linked.PartnerLinks.LinkedGroup;

/** What notifications have in common as CSV, for a spreadsheet, and as JSON, for a program. */
final class LinkedText {

    private static final String HEADER = "link,kind,weak,sender,reference,revision,type";
    private static final String LINE = "\r\n";

    private LinkedText() {}

    static String csv(List<LinkedGroup> groups) {
        Stream<String> lines =
                IntStream.range(0, groups.size()).boxed().flatMap(number -> lines(number + 1, groups.get(number)));
        return Stream.concat(Stream.of(HEADER), lines).collect(Collectors.joining(LINE, "", LINE));
    }

    private static Stream<String> lines(int number, LinkedGroup group) {
        return group.notifications().stream()
                .map(one -> String.join(
                        ",",
                        Integer.toString(number),
                        group.kind().name(),
                        group.kind().isWeak() ? "weak" : "",
                        one.sender(),
                        SpreadsheetCell.of(one.reference()),
                        Integer.toString(one.revision()),
                        one.type()));
    }

    static String json(String partner, List<LinkedGroup> groups) throws JsonProcessingException {
        ObjectNode linked = Answers.JSON.createObjectNode().put("for", partner);
        ArrayNode links = linked.putArray("links");
        for (LinkedGroup group : groups) {
            ObjectNode link = links.addObject();
            link.put("kind", group.kind().name()).put("weak", group.kind().isWeak());
            ArrayNode all = link.putArray("notifications");
            group.notifications().forEach(one -> notification(one, all.addObject()));
        }
        return Answers.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(linked) + "\n";
    }

    private static void notification(LinkedNotification one, ObjectNode json) {
        json.put("sender", one.sender()).put("reference", one.reference());
        json.put("revision", one.revision()).put("type", one.type());
    }
}
