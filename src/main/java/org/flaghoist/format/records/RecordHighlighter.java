package org.flaghoist.format.records;

import java.util.List;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.text.AsciiBytes;
import org.flaghoist.format.text.RecordNumber;
import org.jspecify.annotations.Nullable;

/** Finds a field of a record. The charset has one byte a character, so that offsets are the same in both. */
record RecordHighlighter(RecordLayout layout, RecordKinds kinds) {

    /**
     * @param number of the text's first record; 0 or 1 where it is a whole file
     */
    @Nullable
    Span highlight(String text, int number, String location, @Nullable String field) {
        int wanted = RecordNumber.of(location);
        RecordCursor cursor = new RecordCursor(AsciiBytes.of(text), Math.max(number, 1));
        while (cursor.advance()) {
            if (cursor.number() == wanted) {
                return span(text, cursor.record(), field);
            }
        }
        return null;
    }

    private Span span(String text, RawRecord record, @Nullable String field) {
        for (Slot slot : slots(record.letter())) {
            int start = record.start() + slot.offset();
            if (slot.name().equals(field) && start < record.end()) {
                return new Span(start, Math.min(record.start() + slot.end(), record.end()));
            }
        }
        return Span.visible(text, record.start(), record.end());
    }

    private List<Slot> slots(char letter) {
        if (letter == layout.headerLetter()) {
            return Slot.inARow(layout.header());
        }
        if (letter == layout.trailerLetter()) {
            return Slot.inARow(layout.trailer());
        }
        RecordKind kind = kinds.of(letter);
        return kind == null ? List.of() : kind.slots();
    }
}
