package org.flaghoist.format.records;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.text.Characters;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Checks the form of one group's records, record by record; the first fault ends it. For one group. */
final class RecordForm {

    private final RecordLayout layout;
    private final RecordKinds kinds;
    private final Charset charset;
    private final Faults faults;
    private final Map<String, Integer> seen = new HashMap<>();

    RecordForm(RecordLayout layout, RecordKinds kinds, Charset charset, Faults faults) {
        this.layout = layout;
        this.kinds = kinds;
        this.charset = charset;
        this.faults = faults;
    }

    /** Whether the record's form is right; else its fault is reported. */
    boolean accepts(RawRecord record, boolean first) {
        RecordKind kind = record.length() == layout.length() && record.ended() ? kinds.of(record.letter()) : null;
        if (kind == null || first != (kind == kinds.lead()) || !record.isBlankFrom(used(record, kind))) {
            return refuse(Place.record(record.number(), 0, faults));
        }
        Slot forbidden = forbidden(record, kind);
        if (forbidden != null) {
            return refuse(Place.record(record.number(), 0, faults).member(forbidden.name(), 0));
        }
        return isWithinNumber(record, kind) || refuse(Place.record(record.number(), 0, faults));
    }

    private int used(RawRecord record, RecordKind kind) {
        for (RecordLayout.OnlyWith only : layout.onlyWith()) {
            if (only.from().charAt(0) == kind.letter() && !hasWord(record, kind.slot(only.field()), only.word())) {
                return kind.slot(only.from()).offset();
            }
        }
        return kind.used();
    }

    private boolean hasWord(RawRecord record, Slot slot, String word) {
        return record.value(slot, charset).equals(word);
    }

    /** Whether the record has the fields of one that begins a group, whatever they hold. */
    boolean isLead(RawRecord record) {
        return record.length() == layout.length()
                && record.letter() == kinds.lead().letter();
    }

    private boolean refuse(Place place) {
        faults.add(new Fault(FaultCode.MALFORMED, place, Phase.FORM, 0, null));
        return false;
    }

    private @Nullable Slot forbidden(RawRecord record, RecordKind kind) {
        Slot lines = kind == kinds.text() ? TextSlots.of(kind).characters() : null;
        for (Slot slot : kind.slots()) {
            boolean inText = slot.equals(lines);
            if (record.text(slot, charset).codePoints().anyMatch(c -> isForbidden(c, inText))) {
                return slot;
            }
        }
        return null;
    }

    // Marks of direction may stand in a text, but line breaks have a field of their own.
    private static boolean isForbidden(int character, boolean inText) {
        boolean mark = character == 0x200E || character == 0x200F;
        return Characters.isForbidden(character) || character == '\n' || character == '\r' || (mark && !inText);
    }

    private boolean isWithinNumber(RawRecord record, RecordKind kind) {
        if (kind == kinds.text()) {
            String member = kind.letter() + record.value(kind.slots().get(0), charset);
            Integer most = layout.mostLines().get(member);
            return most == null || seen.merge(member, 1, Integer::sum) <= most;
        }
        return !kind.single() || seen.merge(kind.name(), 1, Integer::sum) == 1;
    }
}
