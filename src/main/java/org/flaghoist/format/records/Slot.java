package org.flaghoist.format.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a field stands in its record.
 *
 * @param offset of its first byte in the record, whose byte 0 is the record's letter
 * @param each width of each word of a list in this field; 0 where it is no list
 */
record Slot(String name, int offset, int width, int each) {

    int end() {
        return offset + width;
    }

    /** Fields one after the other, the first behind the record's letter. */
    static List<Slot> inARow(Map<String, Integer> widths) {
        List<Slot> slots = new ArrayList<>();
        int offset = 1;
        for (Map.Entry<String, Integer> width : widths.entrySet()) {
            slots.add(new Slot(width.getKey(), offset, width.getValue(), 0));
            offset += width.getValue();
        }
        return List.copyOf(slots);
    }
}
