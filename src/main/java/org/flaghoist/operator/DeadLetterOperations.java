package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Request;
import org.flaghoist.people.Shifts;
import org.flaghoist.release.RuleWords;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/**
 * Dead letters over JMX. Answers are JSON; who acts is whoever is logged in. A filter's blank member asks for nothing;
 * times are in UTC as {@code 2026-11-03T14:00:00Z}.
 */
@ManagedResource(
        objectName = "org.flaghoist:type=DeadLetters",
        description = "What was rejected, or could not be rendered or delivered")
public final class DeadLetterOperations {

    private static final int MOST = 1_000;
    private static final int PAGE = 50;

    private final DeadLetters deadLetters;
    private final ShiftSummaries shifts;
    private final ParkedJson json;
    private final Operator operator;

    public DeadLetterOperations(DeadLetters deadLetters, Shifts shifts, RuleWords rules, Operator operator) {
        this.json = new ParkedJson(rules);
        this.deadLetters = deadLetters;
        this.shifts = new ShiftSummaries(shifts);
        this.operator = operator;
    }

    @ManagedAttribute(description = "How many wait on dead.in queues")
    public long getWaitingIn() {
        return deadLetters.count(ParkedFilter.of(ParkingQueue.DEAD_IN));
    }

    @ManagedAttribute(description = "How many wait on dead.out queues")
    public long getWaitingOut() {
        return deadLetters.count(ParkedFilter.of(ParkingQueue.DEAD_OUT));
    }

    @ManagedAttribute(description = "How many decisions, those about holds too, are recorded and not carried out yet")
    public long getPending() {
        return deadLetters.pending();
    }

    @ManagedOperation(description = "The dead letters that match, the oldest first")
    @ManagedOperationParameter(name = "direction", description = "in, out, or blank for both")
    @ManagedOperationParameter(name = "partner", description = "id")
    @ManagedOperationParameter(name = "code", description = "of the fault")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "since", description = "time")
    @ManagedOperationParameter(name = "until", description = "time")
    public String list(String direction, String partner, String code, String reference, String since, String until) {
        ParkedFilter filter = Filters.of(direction, partner, code, reference, since, until);
        List<ParkedMessage> rows = deadLetters.list(filter, MOST);
        return ParkedJson.list(deadLetters.count(filter), shown(rows)).toString();
    }

    @ManagedOperation(description = "How many dead letters there are, by partner and fault")
    public String groups() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode groups = answer.putArray("groups");
        deadLetters.groups().forEach(group -> groups.add(ParkedJson.group(group)));
        return answer.toString();
    }

    @ManagedOperation(description = "The dead letters that match a query, the oldest first, 50 at a time")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String page(String query) {
        DeadLetterQuery asked = JsonText.query(query, DeadLetterQuery.class);
        List<ParkedMessage> found = deadLetters.page(asked.filter(), asked.cursor(), PAGE + 1);
        List<ParkedMessage> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        ObjectNode answer = ParkedJson.list(deadLetters.count(asked.filter()), shown(page));
        if (found.size() > PAGE) {
            answer.put("next", page.get(PAGE - 1).id());
        }
        return answer.toString();
    }

    @ManagedOperation(description = "One dead letter with its content; it is recorded that you looked")
    @ManagedOperationParameter(name = "id", description = "its name")
    public String show(String id) {
        return shown(deadLetters.show(id, operator.name()));
    }

    @ManagedOperation(
            description = "Open one that is sealed, above the hub's ceiling; it is recorded that you did, and why")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String open(String id, String reason) {
        return shown(deadLetters.open(id, operator.name(), reason));
    }

    @ManagedOperation(description = "Shred one above the hub's ceiling, when a second person says the same")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String shred(String id, String reason) {
        return asked(deadLetters.shred(id, operator.person(), reason));
    }

    @ManagedOperation(description = "Withdraw the request to shred one")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String withdrawShred(String id, String reason) {
        return asked(deadLetters.withdrawShred(id, operator.person(), reason));
    }

    @ManagedOperation(description = "Agree to an edit that somebody else has asked for; then it is sent")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "token", description = "of the request that you have seen")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String agree(String id, String token, String reason) {
        return asked(deadLetters.agree(id, token, operator.person(), reason));
    }

    @ManagedOperation(description = "Withdraw an edit that waits for a second person")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String withdraw(String id, String reason) {
        return asked(deadLetters.withdraw(id, operator.person(), reason));
    }

    private String asked(ParkedMessage row) {
        return json.row(row, deadLetters.request(row)).toString();
    }

    private String shown(DeadLetterView one) {
        return JsonText.of(shifts.onto(json.shown(one, deadLetters.request(one.row()))));
    }

    private List<ObjectNode> shown(List<ParkedMessage> rows) {
        Map<String, Request> requests = deadLetters.requests();
        return shifts.onto(
                rows.stream().map(row -> json.row(row, requests.get(row.id()))).toList());
    }

    @ManagedOperation(description = "What an edit would send to whom; nothing is sent")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "text", description = "the whole content")
    public String preview(String id, String text) {
        return JsonText.of(deadLetters.preview(id, text));
    }

    @ManagedOperation(description = "Replay one from the stage where it failed")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String replay(String id, String reason) {
        return json.row(deadLetters.replay(id, operator.name(), reason)).toString();
    }

    @ManagedOperation(description = "Replay all that match the filter; answers how many")
    @ManagedOperationParameter(name = "direction", description = "in, out, or blank for both")
    @ManagedOperationParameter(name = "partner", description = "id")
    @ManagedOperationParameter(name = "code", description = "of the fault")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "since", description = "time")
    @ManagedOperationParameter(name = "until", description = "time")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public int replayAll(
            String direction,
            String partner,
            String code,
            String reference,
            String since,
            String until,
            String reason) {
        ParkedFilter filter = Filters.of(direction, partner, code, reference, since, until);
        return deadLetters.replayAll(filter, operator.name(), reason);
    }

    @ManagedOperation(description = "Replay those of these that wait; answers how many")
    @ManagedOperationParameter(name = "ids", description = "their names, with commas between")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public int replayThese(String ids, String reason) {
        return deadLetters.replayThese(names(ids), operator.name(), reason);
    }

    @ManagedOperation(description = "Discard those of these that wait; answers how many")
    @ManagedOperationParameter(name = "ids", description = "their names, with commas between")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public int discardThese(String ids, String reason) {
        return deadLetters.discardThese(names(ids), operator.name(), reason);
    }

    @ManagedOperation(
            description =
                    "Send another text instead of its content, or ask a second person where the edit takes two people")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "text", description = "the whole content")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String editText(String id, String text, String reason) {
        return asked(deadLetters.editText(id, text, operator.person(), reason));
    }

    @ManagedOperation(
            description =
                    "Send other content instead of its own, or ask a second person where the edit takes two people")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "contentBase64", description = "the whole content")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String edit(String id, String contentBase64, String reason) {
        return asked(deadLetters.edit(id, bytes(contentBase64), operator.person(), reason));
    }

    @ManagedOperation(description = "Discard one for good")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String discard(String id, String reason) {
        return json.row(deadLetters.discard(id, operator.name(), reason)).toString();
    }

    @ManagedOperation(description = "Discard all that match the filter; answers how many")
    @ManagedOperationParameter(name = "direction", description = "in, out, or blank for both")
    @ManagedOperationParameter(name = "partner", description = "id")
    @ManagedOperationParameter(name = "code", description = "of the fault")
    @ManagedOperationParameter(name = "reference", description = "the sender's reference of the notification")
    @ManagedOperationParameter(name = "since", description = "time")
    @ManagedOperationParameter(name = "until", description = "time")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public int discardAll(
            String direction,
            String partner,
            String code,
            String reference,
            String since,
            String until,
            String reason) {
        ParkedFilter filter = Filters.of(direction, partner, code, reference, since, until);
        return deadLetters.discardAll(filter, operator.name(), reason);
    }

    private static List<String> names(String ids) {
        return Stream.of(ids.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new OperationRejected("the content is not Base64");
        }
    }
}
