package org.flaghoist.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A random valid notification of which every personal value is a text that occurs nowhere else. */
final class Marked {

    private static final int MOST = 3;

    final ObjectNode notification;
    final Set<String> personal = new HashSet<>();
    /** The personal values of victims, witnesses and minors only. */
    final Set<String> protectedPersons = new HashSet<>();

    private final Random random;
    private int marks;

    Marked(String type, String action, Random random) {
        this.random = random;
        int revision = action.equals("NEW") ? 1 : 2;
        this.notification =
                Policies.seizure("'type': '" + type + "', 'action': '" + action + "', 'revision': " + revision);
        handling();
        list("narrative", this::text);
        list("vessels", this::vessel);
        list("engines", this::engine);
        list("items", this::item);
        list("persons", this::person);
        advert();
        liaison(type.equals("LIAISON"));
    }

    private interface Filler {
        void fill(ObjectNode node);
    }

    private String mark() {
        String mark = String.format("PRIV%05d", marks++);
        personal.add(mark);
        return mark;
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private void list(String member, Filler filler) {
        int size = random.nextInt(MOST + 1);
        if (size > 0) {
            ArrayNode list = notification.putArray(member);
            for (int i = 0; i < size; i++) {
                filler.fill(list.addObject());
            }
        }
    }

    private void handling() {
        if (maybe()) {
            notification.withObject("handling").putArray("codes").add("H1");
        }
        if (maybe()) {
            notification.withObject("grading").put("suspectedFalse", true);
        }
    }

    private void text(ObjectNode text) {
        text.put("language", "en").put("text", "They say that " + mark() + " did it.");
    }

    private void vessel(ObjectNode vessel) {
        vessel.put("kind", "RIB");
        if (maybe()) {
            vessel.put("hin", "GB" + mark() + "A26");
        }
        if (maybe()) {
            vessel.put("name", mark());
        }
    }

    private void engine(ObjectNode engine) {
        if (maybe()) {
            engine.put("maker", "Fictive");
        }
        engine.put("serial", "no. " + mark());
        if (maybe()) {
            engine.put("serialKey", "NO." + mark());
        }
    }

    private void item(ObjectNode item) {
        item.put("kind", "PHONE").put("quantity", 2.25);
        if (maybe()) {
            item.put("note", "of " + mark());
        }
    }

    private void person(ObjectNode person) {
        String role =
                List.of("SUSPECT", "CONVICTED", "VICTIM", "WITNESS", "OTHER").get(random.nextInt(5));
        boolean minor = maybe();
        List<String> values = new ArrayList<>(List.of(mark(), mark(), mark(), mark(), mark()));
        person.put("role", role).put("minor", minor);
        ObjectNode name = person.putObject("name");
        name.put("family", values.get(0)).put("given", values.get(1)).put("script", "Arab");
        name.putObject("latin")
                .put("family", values.get(2))
                .put("given", values.get(3))
                .put("source", "GIVEN");
        person.putObject("document").put("kind", "PASSPORT").put("number", values.get(4));
        String born = "19" + (10 + random.nextInt(80)) + "-02-17";
        person.put("dateOfBirth", born);
        personal.add(born);
        if (minor || role.equals("VICTIM") || role.equals("WITNESS")) {
            protectedPersons.addAll(values);
        }
    }

    private void advert() {
        if (maybe()) {
            notification.putObject("advert").put("platform", "ExampleTok").put("url", "https://example.org/" + mark());
        }
    }

    private void liaison(boolean needed) {
        if (needed || maybe()) {
            text(notification.putObject("liaison").put("kind", "REQUEST").putObject("text"));
        }
    }
}
