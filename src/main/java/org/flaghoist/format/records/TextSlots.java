package org.flaghoist.format.records;

import java.util.List;

/** The fields of a text record. */
record TextSlots(Slot purpose, Slot text, Slot line, Slot language, Slot lineBreak, Slot used, Slot characters) {

    static TextSlots of(RecordKind kind) {
        List<Slot> slots = kind.slots();
        return new TextSlots(
                slots.get(0), slots.get(1), slots.get(2), slots.get(3), slots.get(4), slots.get(5), slots.get(6));
    }
}
