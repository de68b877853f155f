package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A grading never rises on its way through any two partners, and a suspicion is never lost. */
final class GradingTest {

    private static final String SOURCES = "ABCX";
    private static final String INFORMATIONS = "1234";

    @TestFactory
    Stream<DynamicTest> neverRisesOnARoundTripThroughAnyPair() {
        return Shipped.partners().stream()
                .flatMap(one -> Shipped.partners().stream()
                        .map(other -> DynamicTest.dynamicTest(one + " and " + other, () -> goesThrough(one, other))));
    }

    private static void goesThrough(String one, String other) {
        for (ObjectNode notification : graded()) {
            ObjectNode there = through(one, notification);
            ObjectNode back = through(other, there);
            assertNotRaised(notification, there);
            assertNotRaised(there, back);
        }
    }

    /** What the hub would have if the partner passed it on as its own, with the grading that it was given. */
    private static ObjectNode through(String partner, ObjectNode notification) {
        ObjectNode own = notification.deepCopy();
        own.put("sender", partner);
        return Shipped.again(partner, own);
    }

    private static void assertNotRaised(ObjectNode before, ObjectNode after) {
        String description = before.path("grading") + " became " + after.path("grading");
        assertThat(rank(SOURCES, after, "source"))
                .as(description)
                .isGreaterThanOrEqualTo(rank(SOURCES, before, "source"));
        assertThat(rank(INFORMATIONS, after, "information"))
                .as(description)
                .isGreaterThanOrEqualTo(rank(INFORMATIONS, before, "information"));
        assertThat(isSuspected(after) || !isSuspected(before)).as(description).isTrue();
    }

    private static int rank(String order, ObjectNode notification, String member) {
        return order.indexOf(notification.path("grading").path(member).asText());
    }

    private static boolean isSuspected(ObjectNode notification) {
        return notification.at("/grading/suspectedFalse").asBoolean()
                || notification.at("/handling/conditions").toString().contains("suspects that this is false");
    }

    /** Every grading that a partner can give, with and without its original. */
    private static List<ObjectNode> graded() {
        List<ObjectNode> all = new ArrayList<>();
        for (String source : SOURCES.split("")) {
            for (String information : INFORMATIONS.split("")) {
                all.add(graded(source, information, false, ""));
                all.add(graded(source, information, true, ""));
                all.add(graded(source, information, false, "EU-4X4"));
                all.add(graded(source, information, true, "EU-4X4"));
            }
        }
        Shipped.partners().stream()
                .flatMap(partner -> SampleFolders.files(partner, "in", ".notification.json").stream())
                .map(file -> SampleFolders.json(file).path("grading"))
                .filter(grading -> grading.at("/original/scheme").asText().startsWith("UK"))
                .distinct()
                .forEach(grading -> all.add(with(grading)));
        return all;
    }

    private static ObjectNode graded(String source, String information, boolean suspected, String scheme) {
        ObjectNode notification = SampleNotifications.intelligence("uk", "2026-11-03T08:15:00Z");
        ObjectNode grading =
                notification.putObject("grading").put("source", source).put("information", information);
        if (suspected) {
            grading.put("suspectedFalse", true);
        }
        if (!scheme.isEmpty()) {
            grading.putObject("original")
                    .put("scheme", scheme)
                    .put("source", source)
                    .put("information", information);
        }
        return notification;
    }

    private static ObjectNode with(JsonNode grading) {
        ObjectNode notification = SampleNotifications.intelligence("uk", "2026-11-03T08:15:00Z");
        notification.set("grading", grading);
        return notification;
    }
}
