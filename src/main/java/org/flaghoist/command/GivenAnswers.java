package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** What files that a partner sends give: notifications, or why they are rejected. */
record GivenAnswers(Mapping mapping) {

    /** The member that a rejection has. */
    static final String CODE = "code";

    private static final String REJECTED = "rejected";

    /** Whether one of several notifications is accepted in the one answer and rejected in the other. */
    static boolean areTurned(JsonNode answer, JsonNode expected) {
        return answer.isArray()
                && IntStream.range(0, Math.min(answer.size(), expected.size()))
                        .anyMatch(i ->
                                answer.get(i).has(REJECTED) != expected.get(i).has(REJECTED));
    }

    /** @param many whether the answer is a list */
    JsonNode of(byte[] file, boolean many) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        try {
            mapping.cut(file).forEach(piece -> answers.add(answer(piece, many)));
        } catch (Rejection e) {
            return withoutDetail(e);
        }
        return many ? answers : answers.path(0);
    }

    private JsonNode answer(Piece piece, boolean named) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            ObjectNode notification = mapping.translate(piece);
            return named ? answer.set("notification", notification) : notification;
        } catch (Rejection e) {
            return named ? answer.set(REJECTED, withoutDetail(e)) : withoutDetail(e);
        }
    }

    private static ObjectNode withoutDetail(Rejection rejection) {
        return Answers.rejected(rejection).without("detail");
    }

    /** Why a file is rejected, with all faults of each of its notifications. */
    Stream<Rejection> rejections(byte[] file) {
        try {
            return mapping.cut(file).stream().flatMap(this::rejection);
        } catch (Rejection e) {
            return Stream.of(e);
        }
    }

    private Stream<Rejection> rejection(Piece piece) {
        try {
            mapping.translate(piece);
            return Stream.empty();
        } catch (Rejection e) {
            // What could not be cut, or breaks the mapping off, is all that is found.
            boolean isOnly = piece.fault() != null || e.code() == FaultCode.INTERNAL;
            return isOnly ? Stream.of(e) : mapping.faults(piece.bytes(), piece.number(), e).stream();
        }
    }

    /** Whether it has several notifications. */
    boolean isMany(byte[] file) {
        try {
            return mapping.cut(file).size() > 1;
        } catch (Rejection e) {
            return false;
        }
    }

    /** As a golden file has it. */
    static byte[] pretty(JsonNode answer) {
        return (answer.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
