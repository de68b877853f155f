package org.flaghoist.format.records;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;

/** Joins the text records of one group to its texts; after the first fault it takes no more. For one group. */
final class RecordTexts {

    private final TextSlots slots;
    private final char letter;
    private final Map<String, TextMember> members;
    private final Set<String> records;
    private final Charset charset;
    private final Place read;
    private final Map<String, List<RecordText>> texts = new HashMap<>();
    private boolean faulty;

    /**
     * @param records the letters of the group's records, for texts that belong to one
     * @param group the place of the group
     */
    RecordTexts(RecordKind kind, Map<String, TextMember> members, Set<String> records, Charset charset, Place group) {
        this.slots = TextSlots.of(kind);
        this.letter = kind.letter();
        this.members = members;
        this.records = records;
        this.charset = charset;
        this.read = group.member(kind.name(), firstRank(members));
    }

    // Read after the fields before them and before all other records, whatever their purpose.
    private static int firstRank(Map<String, TextMember> members) {
        return members.values().stream()
                .filter(member -> member.record() == null)
                .mapToInt(TextMember::rank)
                .min()
                .orElse(0);
    }

    List<RecordText> of(TextMember member) {
        return faulty ? List.of() : texts.getOrDefault(member.name(), List.of());
    }

    /** The texts of one purpose; what is wrong with the list as a whole stands at its first record. */
    LocatedArray list(TextMember member, Place place) {
        Place first = place.record(of(member).get(0).first(), 0);
        LocatedArray list = new LocatedArray(first.member(slots.purpose().name(), 0));
        for (RecordText text : of(member)) {
            list.add(text.object(place.record(text.first(), list.size() + 1), slots));
        }
        return list;
    }

    LocatedObject single(TextMember member, Place place) {
        RecordText text = of(member).get(0);
        return text.object(place.record(text.first(), 0), slots);
    }

    void add(RawRecord record, int index) {
        if (faulty) {
            return;
        }
        Place place = read.record(record.number(), index);
        faulty = !(isPurpose(record, place) && isNext(record, place) && isLine(record, place));
        if (!faulty) {
            join(record);
        }
    }

    private String value(RawRecord record, Slot slot) {
        return record.value(slot, charset);
    }

    private String name(RawRecord record) {
        return letter + value(record, slots.purpose());
    }

    private boolean isPurpose(RawRecord record, Place place) {
        TextMember member = members.get(name(record));
        if (member == null) {
            boolean blank = value(record, slots.purpose()).isEmpty();
            return refuse(blank ? FaultCode.SCHEMA : FaultCode.CODE_UNKNOWN, place, slots.purpose());
        }
        boolean hasRecord = member.record() == null || records.contains(member.record());
        return hasRecord || refuse(FaultCode.MALFORMED, place, slots.purpose());
    }

    private boolean isNext(RawRecord record, Place place) {
        TextMember member = members.get(name(record));
        List<RecordText> before = texts.getOrDefault(name(record), List.of());
        int text = FilledNumber.read(value(record, slots.text()));
        boolean goesOn = !before.isEmpty() && text == before.size();
        boolean begins = text == before.size() + 1 && (before.isEmpty() || (member != null && member.list()));
        if (!goesOn && !begins) {
            return refuse(FaultCode.MALFORMED, place, slots.text());
        }
        int line = FilledNumber.read(record.text(slots.line(), charset));
        int due = goesOn ? before.get(before.size() - 1).lines() + 1 : 1;
        if (line != due) {
            return refuse(FaultCode.MALFORMED, place, slots.line());
        }
        boolean sameLanguage = begins || before.get(before.size() - 1).isIn(value(record, slots.language()));
        return sameLanguage || refuse(FaultCode.MALFORMED, place, slots.language());
    }

    private boolean isLine(RawRecord record, Place place) {
        String lineBreak = value(record, slots.lineBreak());
        if (!lineBreak.equals(RecordText.BREAK) && !lineBreak.equals(RecordText.NO_BREAK)) {
            return refuse(FaultCode.MALFORMED, place, slots.lineBreak());
        }
        int used = FilledNumber.read(record.text(slots.used(), charset));
        if (used < 0 || used > slots.characters().width()) {
            return refuse(FaultCode.MALFORMED, place, slots.used());
        }
        boolean blankAfter = record.isBlankFrom(slots.characters().offset() + used);
        return blankAfter || refuse(FaultCode.MALFORMED, place, slots.characters());
    }

    private boolean refuse(FaultCode code, Place place, Slot slot) {
        // Reported in the records' order, a SCHEMA fault too.
        place.faults().add(new Fault(code, place.member(slot.name(), 0), Phase.READING, 0, null));
        return false;
    }

    private void join(RawRecord record) {
        List<RecordText> before = texts.computeIfAbsent(name(record), name -> new ArrayList<>());
        if (FilledNumber.read(value(record, slots.text())) > before.size()) {
            before.add(new RecordText(record.number(), value(record, slots.language())));
        }
        before.get(before.size() - 1).add(record, slots, charset);
    }
}
