package org.flaghoist.format.records;

import java.nio.charset.Charset;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;

/** One text that is being joined from its records. */
final class RecordText {

    static final String BREAK = "1";
    static final String NO_BREAK = "0";

    private final int first;
    private final String language;
    private final StringBuilder characters = new StringBuilder();
    private int lines;

    /**
     * @param first the number of its first record
     */
    RecordText(int first, String language) {
        this.first = first;
        this.language = language;
    }

    int first() {
        return first;
    }

    int lines() {
        return lines;
    }

    boolean isIn(String otherLanguage) {
        return language.equals(otherLanguage);
    }

    void add(RawRecord record, TextSlots slots, Charset charset) {
        int used = FilledNumber.read(record.text(slots.used(), charset));
        characters.append(record.text(slots.characters(), charset), 0, used);
        if (record.value(slots.lineBreak(), charset).equals(BREAK)) {
            characters.append('\n');
        }
        lines++;
    }

    /** The text as an object of its language and characters, each where it has any. */
    LocatedObject object(Place place, TextSlots slots) {
        LocatedObject text = new LocatedObject(place);
        put(text, slots.language().name(), language, 0);
        String all = Nfc.of(characters.toString());
        put(text, slots.characters().name(), all, 1);
        return text;
    }

    private static void put(LocatedObject text, String name, String value, int rank) {
        if (!value.isEmpty()) {
            text.set(name, new LocatedText(value, text.place().member(name, rank)));
        }
    }
}
