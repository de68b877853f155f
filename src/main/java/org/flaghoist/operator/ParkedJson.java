package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ParkedGroup;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.parking.Vote;
import org.flaghoist.people.Request;
import org.flaghoist.release.RuleWords;
import org.jspecify.annotations.Nullable;

/** Messages that wait for operators, as JSON (docs/jmx.md). */
public record ParkedJson(RuleWords rules) {

    /** @param total how many there are; the list may be shorter */
    static ObjectNode list(long total, List<ObjectNode> rows) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("total", total);
        ArrayNode array = list.putArray("messages");
        rows.forEach(array::add);
        return list;
    }

    /** One of them, without its content. */
    public ObjectNode row(ParkedMessage row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", row.id()).put("queue", row.queue().name()).put("partner", row.partner());
        json.put("sender", row.from().sender()).put("entry", row.entry());
        put(json, "reference", row.from().reference());
        if (row.from().revision() != null) {
            json.put("revision", row.from().revision());
        }
        json.put("stage", row.stage().name());
        put(json, "code", row.fault().code());
        put(json, "location", row.fault().location());
        put(json, "field", row.fault().field());
        put(json, "rule", row.rule());
        put(
                json,
                "ruleText",
                row.queue() == ParkingQueue.HELD ? rules.against(row.rule()) : rules.released(row.rule()));
        put(json, "agreement", rules.agreement(row.rule()));
        put(json, "receipt", row.receipt());
        json.put("attempts", row.tries().attempts());
        json.put("first", row.tries().first().toString())
                .put("last", row.tries().last().toString());
        json.put("state", row.state().name());
        if (row.isSpill()) {
            json.put("sealed", true);
        }
        ParkedMessage.OperatorDecision decision = row.decision();
        if (decision != null) {
            json.put("act", decision.act().name())
                    .put("actor", decision.actor())
                    .put("reason", decision.reason());
        }
        put(json, "notDone", row.against().notDone());
        ParkedMessage.Successor successor = row.against().successor();
        if (successor != null) {
            json.put("overtakenBy", successor.revision()).put("cancelled", successor.isCancel());
        }
        return json;
    }

    /** One of them, with what somebody has asked for about it. */
    ObjectNode row(ParkedMessage row, @Nullable Request request) {
        ObjectNode json = row(row);
        if (request != null) {
            json.set("request", request(request));
        }
        return json;
    }

    private static ObjectNode request(Request request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("act", request.kind().name())
                .put("token", request.token())
                .put("actor", request.by().name())
                .put("person", request.by().identity())
                .put("reason", request.reason())
                .put("at", request.at().toString());
    }

    /** @param request what somebody has asked for about it */
    ObjectNode shown(DeadLetterView shown, @Nullable Request request) {
        ObjectNode json = row(shown.row(), request);
        put(json, "file", shown.file());
        if (shown.isSealed()) {
            return json;
        }
        put(json, "text", shown.text());
        json.putPOJO("content", ContentText.of(shown.content(), shown.read()));
        json.put("editable", shown.isEditable());
        if (shown.highlight() != null) {
            json.putPOJO("highlight", shown.highlight());
        }
        Proposal proposal = shown.proposal();
        if (proposal != null) {
            json.putObject("proposal")
                    .put("difference", proposal.difference())
                    .putPOJO("edit", proposal.edit())
                    .putPOJO("content", ContentText.of(proposal.proposed().content(), proposal.read()));
        }
        return json;
    }

    ObjectNode held(ParkedMessage row, List<Vote> votes) {
        ObjectNode json = row(row);
        ArrayNode array = json.putArray("votes");
        votes.forEach(vote -> array.addObject()
                .put("act", vote.act().name())
                .put("actor", vote.actor())
                .put("person", vote.person().identity())
                .put("reason", vote.reason())
                .put("at", vote.at().toString()));
        return json;
    }

    ObjectNode held(Holds.Held held) {
        ObjectNode json = held(held.row(), held.votes());
        json.set("notification", held.notification());
        Rendering rendered = held.rendered();
        if (rendered != null) {
            json.put("format", rendered.format());
            json.putPOJO("content", ContentText.of(rendered.content(), Objects.requireNonNull(held.read())));
        }
        Rejection fault = held.fault();
        if (fault != null) {
            json.put("code", fault.code().name());
            put(json, "field", fault.field());
        }
        return json;
    }

    static ObjectNode group(ParkedGroup group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("direction", group.queue() == ParkingQueue.DEAD_IN ? "in" : "out")
                .put("partner", group.partner());
        put(json, "code", group.code());
        return json.put("count", group.count())
                .put("oldest", group.oldest().toString())
                .put("newest", group.newest().toString());
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
