package org.flaghoist.format.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;

/**
 * Makes the raw tree of a group whose records have the right form. All places count within that of the record that
 * begins the group: its fields, the texts, then the other records in file order, each with the text that belongs to it.
 */
final class RecordTree {

    private final RecordKinds kinds;
    private final Fields fields;
    private final Map<String, TextMember> textMembers;
    private final Charset charset;

    RecordTree(RecordKinds kinds, Fields fields, Charset charset) {
        this.kinds = kinds;
        this.fields = fields;
        this.textMembers = TextMember.of(fields);
        this.charset = charset;
    }

    LocatedObject read(List<RawRecord> records, Faults faults) {
        RawRecord lead = records.get(0);
        Place place = Place.record(lead.number(), 0, faults);
        LocatedObject root = object(lead, kinds.lead(), fields, place);
        RecordTexts texts = new RecordTexts(kinds.text(), textMembers, letters(records), charset, place);
        for (int i = 1; i < records.size(); i++) {
            RawRecord record = records.get(i);
            if (record.letter() == kinds.text().letter()) {
                texts.add(record, i);
            } else {
                add(root, record, place.record(record.number(), fields.size() + i));
            }
        }
        textMembers.values().forEach(member -> put(root, member, texts));
        return root;
    }

    private static Set<String> letters(List<RawRecord> records) {
        return records.stream().map(record -> String.valueOf(record.letter())).collect(Collectors.toSet());
    }

    private void add(LocatedObject root, RawRecord record, Place place) {
        RecordKind kind = Objects.requireNonNull(kinds.of(record.letter()));
        Fields members = Objects.requireNonNull(fields.get(kind.name())).members();
        LocatedObject object = object(record, kind, members, place);
        if (!kind.repeated()) {
            root.set(kind.name(), object);
            return;
        }
        if (!root.has(kind.name())) {
            // What is wrong with the list as a whole stands at its first.
            root.set(
                    kind.name(),
                    new LocatedArray(place.member(kind.slots().get(0).name(), 0)));
        }
        root.withArray(kind.name()).add(object);
    }

    private LocatedObject object(RawRecord record, RecordKind kind, Fields members, Place place) {
        LocatedObject object = new LocatedObject(place);
        for (Slot slot : kind.slots()) {
            String value = Nfc.of(record.value(slot, charset));
            if (!value.isEmpty()) {
                Place at = place.member(slot.name(), members.rank(slot.name()));
                object.set(slot.name(), slot.each() == 0 ? new LocatedText(value, at) : words(value, slot.each(), at));
            }
        }
        return object;
    }

    private static JsonNode words(String value, int width, Place place) {
        LocatedArray words = new LocatedArray(place);
        for (int at = 0; at < value.length(); at += width) {
            String word = value.substring(at, Math.min(value.length(), at + width));
            words.add(new LocatedText(word, place.element(words.size())));
        }
        return words;
    }

    private void put(LocatedObject root, TextMember member, RecordTexts texts) {
        JsonNode owner = member.record() == null ? root : root.get(member.record());
        if (!(owner instanceof LocatedObject object) || texts.of(member).isEmpty()) {
            return;
        }
        Place place = ((Located) owner).place().member(member.name(), member.rank());
        object.set(member.name(), member.list() ? texts.list(member, place) : texts.single(member, place));
    }
}
