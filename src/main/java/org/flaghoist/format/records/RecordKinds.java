package org.flaghoist.format.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.RecordLayout;
import org.jspecify.annotations.Nullable;

/** The kinds of records that a partner's fields make. */
final class RecordKinds {

    private final RecordLayout layout;
    private final RecordKind lead;
    private final RecordKind text;
    private final Map<Character, RecordKind> byLetter = new LinkedHashMap<>();

    RecordKinds(RecordLayout layout, Fields fields) {
        this.layout = layout;
        this.lead = leadOf(fields);
        this.text = new RecordKind(layout.textLetter(), false, false, Slot.inARow(layout.text()));
        byLetter.put(lead.letter(), lead);
        byLetter.put(text.letter(), text);
        fields.byName().forEach((name, field) -> {
            if (isRecord(field)) {
                byLetter.put(name.charAt(0), kindOf(name.charAt(0), field));
            }
        });
    }

    static boolean isRecord(Field field) {
        return field.type() == FieldType.OBJECT;
    }

    static boolean isText(Field field) {
        return field.type() == FieldType.TEXT;
    }

    private RecordKind leadOf(Fields fields) {
        List<Slot> slots = slots(fields);
        return new RecordKind(slots.get(0).name().charAt(0), false, false, slots);
    }

    private RecordKind kindOf(char letter, Field record) {
        return new RecordKind(letter, !record.list(), record.list(), slots(record.members()));
    }

    private List<Slot> slots(Fields fields) {
        List<Slot> slots = new ArrayList<>();
        int offset = 1;
        for (Map.Entry<String, Field> entry : fields.byName().entrySet()) {
            Field field = entry.getValue();
            if (!isRecord(field) && !isText(field)) {
                int width = Objects.requireNonNull(field.shape().width(), () -> "no width for " + entry.getKey());
                slots.add(new Slot(entry.getKey(), offset, width, layout.words().getOrDefault(entry.getKey(), 0)));
                offset += width;
            }
        }
        return slots;
    }

    RecordKind lead() {
        return lead;
    }

    RecordKind text() {
        return text;
    }

    /** The kind of records that is written for a field of that letter. */
    RecordKind written(char letter) {
        return Objects.requireNonNull(byLetter.get(letter));
    }

    /** The kind of records that a group may have, or null for all other letters. */
    @Nullable
    RecordKind of(char letter) {
        return letter == layout.headerLetter() ? null : byLetter.get(letter);
    }
}
