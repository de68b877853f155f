package org.flaghoist.format.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.notification.UnfitField;

/** Writes one file: the records in the order of their fields, then the trailer. For one file. */
final class RecordWriter {

    private final RecordLayout layout;
    private final RecordKinds kinds;
    private final RecordTrailer trailer;
    private final TextForm text;
    private final TextSlots textSlots;
    private final NumberPatterns numbers;
    private final RecordBytes bytes;

    /** @param bytes where it is written */
    RecordWriter(
            RecordLayout layout,
            RecordKinds kinds,
            RecordTrailer trailer,
            TextForm text,
            NumberPatterns numbers,
            RecordBytes bytes) {
        this.layout = layout;
        this.kinds = kinds;
        this.trailer = trailer;
        this.text = text;
        this.textSlots = TextSlots.of(kinds.text());
        this.numbers = numbers;
        this.bytes = bytes;
    }

    byte[] write(ObjectNode raw, Fields fields) {
        bytes.clear();
        members(raw, fields);
        String crc = bytes.crc();
        bytes.begin(layout.trailerLetter(), RecordPlace.ofTrailer());
        List<Slot> slots = Slot.inARow(layout.trailer());
        bytes.put(slots.get(0), trailer.count(bytes.records()));
        bytes.put(slots.get(1), crc);
        bytes.end();
        return bytes.toBytes();
    }

    private void members(ObjectNode raw, Fields fields) {
        String leadingField = kinds.lead().slots().get(0).name();
        for (Map.Entry<String, Field> entry : fields.byName().entrySet()) {
            JsonNode value = raw.path(entry.getKey());
            if (entry.getKey().equals(leadingField)) {
                record(kinds.lead(), new RecordPlace(List.of(), null, false), raw, fields);
            } else if (RecordKinds.isText(entry.getValue())) {
                texts(List.of(), entry.getKey(), value);
            } else if (RecordKinds.isRecord(entry.getValue())) {
                records(entry.getKey(), entry.getValue(), value);
            }
        }
    }

    private void records(String name, Field field, JsonNode value) {
        RecordKind kind = kinds.written(name.charAt(0));
        RecordPlace place = new RecordPlace(List.of(name), null, field.personal());
        for (JsonNode each : field.list() ? value : List.of(value)) {
            if (each.isObject()) {
                record(kind, place, each, field.members());
                field.members().byName().forEach((member, of) -> {
                    if (RecordKinds.isText(of)) {
                        texts(place.around(), member, each.path(member));
                    }
                });
            }
        }
    }

    private void record(RecordKind kind, RecordPlace place, JsonNode values, Fields fields) {
        bytes.begin(kind.letter(), place);
        for (Slot slot : kind.slots()) {
            JsonNode value = values.path(slot.name());
            if (!value.isMissingNode()) {
                bytes.put(slot, written(slot, value, fields));
            }
        }
        bytes.end();
    }

    private String written(Slot slot, JsonNode value, Fields fields) {
        if (slot.each() > 0) {
            StringBuilder words = new StringBuilder();
            value.forEach(word -> words.append(word.textValue()));
            return words.toString();
        }
        Field field = fields.get(slot.name());
        String characters = value.asText();
        if (field != null && (field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER)) {
            return number(slot, characters, field);
        }
        boolean isCut = layout.cut().contains(slot.name()) && characters.length() > slot.width();
        return isCut ? characters.substring(0, slot.width()) : characters;
    }

    private String number(Slot slot, String digits, Field field) {
        String filled =
                FilledNumber.written(digits, slot.width(), layout.signed().contains(slot.name()));
        if (filled.length() == slot.width() && !numbers.fit(filled, field)) {
            String pattern = String.valueOf(numbers.of(field));
            bytes.misfit(slot, numbers.rule(field), pattern, field.personal() ? null : filled);
        }
        return filled;
    }

    private void texts(List<String> around, String member, JsonNode value) {
        RecordPlace place = RecordPlace.ofTexts(around, member);
        int records = 0;
        int number = 0;
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (each.isObject()) {
                records += text(place, ++number, each);
            }
        }
        int most = layout.mostLines().getOrDefault(member, Integer.MAX_VALUE);
        if (records > most) {
            String why = "takes " + records + " text records, and may take " + most;
            UnfitField unfit = new UnfitField(place.around(), "/records/mostLines/" + member, why);
            bytes.tooLong(textSlots.characters().name(), unfit);
        }
    }

    private int text(RecordPlace place, int number, JsonNode value) {
        String purpose = place.around().get(place.around().size() - 1).substring(1);
        List<TextLine> lines = TextLine.of(
                value.path(text.text()).asText(), textSlots.characters().width());
        for (int i = 0; i < lines.size(); i++) {
            bytes.begin(kinds.text().letter(), place);
            bytes.put(textSlots.purpose(), purpose);
            number(textSlots.text(), number);
            number(textSlots.line(), i + 1);
            bytes.put(textSlots.language(), value.path(text.language()).asText());
            line(lines.get(i));
            bytes.end();
        }
        return lines.size();
    }

    private void line(TextLine line) {
        bytes.put(textSlots.lineBreak(), line.lineBreak() ? RecordText.BREAK : RecordText.NO_BREAK);
        number(textSlots.used(), line.characters().length());
        bytes.put(textSlots.characters(), line.characters());
    }

    private void number(Slot slot, int number) {
        bytes.put(slot, FilledNumber.filled(String.valueOf(number), slot.width()));
    }
}
