package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Notifications of all partners with few values, each written in several ways, so that many have one in common. */
final class LinkableNotifications {

    static final List<String> PARTNERS = List.of("uk", "europol", "at", "bg", "ro", "ly");
    private static final List<String> TYPES = List.of("SEIZURE", "SEIZURE", "RAID", "ARREST", "INTELLIGENCE");
    private static final List<String> CODES = List.of("H0", "H0", "H1", "H2", "H3");
    private static final List<String> ROLES = List.of("SUSPECT", "SUSPECT", "VICTIM", "WITNESS");
    private static final List<String> NAMES = List.of("Seagull", "Nour", "Poseidon", "Sea Eagle", "Maria Luisa");
    private static final int VALUES = 8;

    private final Random random;
    private int made;

    LinkableNotifications(Random random) {
        this.random = random;
    }

    ObjectNode fresh() {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        one.put("id", "L-" + (1000 + ++made)).put("sender", any(PARTNERS));
        ArrayNode recipients = one.putArray("recipients");
        if (random.nextInt(3) == 0) {
            PARTNERS.stream().filter(each -> random.nextBoolean()).forEach(recipients::add);
        }
        one.put("type", any(TYPES)).put("action", "NEW").put("revision", 1);
        return filled(one);
    }

    ObjectNode next(ObjectNode last, String action) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        List.of("id", "sender", "recipients", "type").forEach(member -> one.set(member, last.get(member)));
        one.put("action", action).put("revision", last.path("revision").asInt() + 1);
        return filled(one);
    }

    private ObjectNode filled(ObjectNode one) {
        one.put("urgency", "ROUTINE").put("createdAt", "2026-06-03T12:00:00Z");
        ObjectNode event = one.putObject("event").put("from", "2026-06-03T03:40:00Z");
        event.put("precision", "MINUTE").putObject("place").put("country", any(List.of("FR", "BG", "DE")));
        String code = any(CODES);
        ObjectNode handling = one.putObject("handling").put("level", random.nextInt(6) == 0 ? "SENSITIVE" : "BASIC");
        handling.putArray("codes").add(code);
        if (code.equals("H3")) {
            handling.putArray("conditions").addObject().put("language", "en").put("text", "Ask first.");
        }
        ObjectNode grading = one.putObject("grading").put("source", "B").put("information", "4");
        if (random.nextInt(12) == 0) {
            grading.put("suspectedFalse", true);
        }
        values(one);
        return one;
    }

    private void values(ObjectNode one) {
        ObjectNode vessel = one.putArray("vessels").addObject().put("kind", "RIB");
        if (random.nextInt(3) == 0) {
            vessel.put("hin", "GBTST%05dA626".formatted(42 + number()));
        }
        if (random.nextInt(3) == 0) {
            String name = any(NAMES);
            vessel.put("name", random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode engine = one.withArray("engines").addObject().put("serial", serial());
            if (random.nextBoolean()) {
                engine.put("maker", "Yamaha");
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode person = one.withArray("persons").addObject().put("role", any(ROLES));
            person.putObject("name").put("family", "Testov").put("script", "Latn");
            if (random.nextBoolean()) {
                person.putObject("document").put("kind", "PASSPORT").put("number", "ZZ990000" + number());
            }
        }
        if (random.nextInt(3) == 0) {
            ObjectNode text = one.putArray("narrative").addObject().put("language", "en");
            text.put("text", "He was called from " + phone() + " twice.");
        }
        if (random.nextInt(3) == 0) {
            one.putObject("advert").put("platform", "ExampleTok").put("url", url());
        }
    }

    private String serial() {
        String serial = "6B4K-77" + number();
        return any(
                List.of(serial, serial.replace("-", " "), serial.toLowerCase(Locale.ROOT), serial.replace('B', 'В')));
    }

    private String phone() {
        return any(List.of("+44 7700 90012", "0044 770090012", "+44 (0)7700-90012")) + number();
    }

    private String url() {
        return any(List.of("https://fb.example/g/99", "http://www.fb.example/g/99")) + number();
    }

    private int number() {
        return random.nextInt(VALUES);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
