package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Notifications in the hub's form, with anything in them that adds up. */
final class GeneratedNotifications {

    static final Map<String, ZoneId> SENDERS = Map.of(
            "uk", ZoneId.of("Europe/London"),
            "europol", ZoneOffset.UTC,
            "at", ZoneId.of("Europe/Vienna"),
            "bg", ZoneId.of("Europe/Sofia"),
            "ro", ZoneId.of("Europe/Bucharest"),
            "ly", ZoneId.of("Africa/Tripoli"));

    private static final List<String> NAMES = SENDERS.keySet().stream().sorted().toList();
    private static final List<String> TYPES =
            List.of("SEIZURE", "SEIZURE", "RAID", "ARREST", "INTELLIGENCE", "INCIDENT");

    private final Random random;
    private int made;

    GeneratedNotifications(Random random) {
        this.random = random;
    }

    /** @param day on which it says that it happened, where its sender is */
    record Generated(ObjectNode notification, LocalDate day) {}

    Generated fresh() {
        String sender = any(NAMES);
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("id", "G-" + ++made).put("sender", sender);
        header.putArray("recipients");
        header.put("type", any(TYPES)).put("action", "NEW").put("revision", 1);
        return filled(header);
    }

    Generated next(ObjectNode last, String action, int revision) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.set("id", last.get("id"));
        header.set("sender", last.get("sender"));
        header.putArray("recipients");
        header.set("type", last.get("type"));
        return filled(header.put("action", action).put("revision", revision));
    }

    private Generated filled(ObjectNode one) {
        ZoneId zone = Objects.requireNonNull(SENDERS.get(one.path("sender").asText()));
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
        one.put("urgency", "ROUTINE").put("createdAt", day.plusDays(1) + "T12:00:00Z");
        event(one.putObject("event"), day, zone);
        ObjectNode handling = one.putObject("handling").put("level", random.nextInt(10) == 0 ? "SENSITIVE" : "BASIC");
        handling.putArray("codes").add("H0");
        ObjectNode grading = one.putObject("grading").put("source", "B").put("information", "4");
        if (random.nextInt(15) == 0) {
            grading.put("suspectedFalse", true);
        }
        contents(one);
        return new Generated(one, day);
    }

    private void event(ObjectNode event, LocalDate day, ZoneId zone) {
        boolean isDay = random.nextBoolean();
        Instant from = isDay
                ? day.atStartOfDay(zone).toInstant()
                : day.atTime(random.nextInt(24), random.nextInt(60)).toInstant(ZoneOffset.UTC);
        event.put("from", from.toString()).put("precision", isDay ? "DAY" : "MINUTE");
        ObjectNode place = event.putObject("place").put("country", any(List.of("FR", "BG", "LY", "DE")));
        if (random.nextBoolean()) {
            place.put("name", "Burgas").put("latitude", 42.51254).put("longitude", 27.46126);
        }
    }

    private void contents(ObjectNode one) {
        var vessels = one.putArray("vessels");
        for (int i = random.nextInt(4); i >= 0; i--) {
            vessel(vessels.addObject());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            // R6 leaves nothing of one that has only a serial.
            ObjectNode engine = one.withArray("engines").addObject().put("serial", "S" + random.nextInt(100));
            if (random.nextBoolean()) {
                engine.put("powerKw", 29.8);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            item(one.withArray("items").addObject());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode person = one.withArray("persons").addObject();
            person.put("role", any(List.of("SUSPECT", "VICTIM", "WITNESS")));
            person.putObject("name").put("family", "Testov").put("script", "Latn");
        }
        if (random.nextBoolean()) {
            one.putObject("counts").put("dead", random.nextInt(3)).put("onBoard", random.nextInt(60));
        }
        if (random.nextInt(3) == 0) {
            advert(one.putObject("advert"));
        }
    }

    private void vessel(ObjectNode vessel) {
        vessel.put("kind", any(List.of("INFLATABLE", "RIB", "RIGID", "FISHING", "SAILING", "OTHER")));
        if (random.nextBoolean()) {
            vessel.put("lengthMetres", BigDecimal.valueOf(300L + random.nextInt(3000), 2));
        }
        if (random.nextInt(3) == 0) {
            vessel.put("capacity", random.nextInt(70));
        }
    }

    private void item(ObjectNode item) {
        boolean isCash = random.nextBoolean();
        item.put("kind", isCash ? "CASH" : any(List.of("LIFE_JACKET", "PUMP", "PHONE")));
        item.put("quantity", BigDecimal.valueOf(random.nextInt(100_000), 2));
        if (isCash) {
            item.put("currency", any(List.of("EUR", "LYD")));
        }
        item.put("note", "in a bag");
    }

    private void advert(ObjectNode advert) {
        advert.put("platform", any(List.of("TikTok", "Facebook")));
        if (random.nextBoolean()) {
            advert.put("url", "https://fb.example/g/" + random.nextInt(1000));
        }
        advert.put("route", any(List.of("Zuwara - Lampedusa", "Calais - Dover")));
        advert.putObject("price")
                .put("amount", BigDecimal.valueOf(random.nextInt(9_000_000), 3))
                .put("currency", any(List.of("EUR", "LYD")))
                .put("per", any(List.of("PERSON", "CHILD", "BOAT")));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
