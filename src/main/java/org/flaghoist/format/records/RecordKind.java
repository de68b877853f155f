package org.flaghoist.format.records;

import java.util.List;

/**
 * What the records of one letter are.
 *
 * @param single at most one in a group
 * @param repeated a list of records; neither this nor {@code single} where it begins the group or is text
 */
record RecordKind(char letter, boolean single, boolean repeated, List<Slot> slots) {

    RecordKind {
        slots = List.copyOf(slots);
    }

    /** Bytes that are used; the rest of the record is spaces. */
    int used() {
        return slots.get(slots.size() - 1).end();
    }

    /** @param name of a field that it has */
    Slot slot(String name) {
        return slots.stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }

    String name() {
        return String.valueOf(letter);
    }
}
