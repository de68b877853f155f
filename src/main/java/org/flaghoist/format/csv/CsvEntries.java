package org.flaghoist.format.csv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedArray;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Reads the entries of one cell: {@code |} between entries, {@code ~} between parts, {@code \} before either. */
final class CsvEntries {

    static final char ENTRY = '|';
    static final char PART = '~';
    private static final char ESCAPE = '\\';

    private final CsvColumn column;
    private final Place place;

    CsvEntries(CsvColumn column, Place place) {
        this.column = column;
        this.place = place;
    }

    /** The entries, or null where they are of another form, which was reported. */
    @Nullable
    JsonNode read(String cell) {
        LocatedArray entries = new LocatedArray(place);
        for (String entry : split(cell, ENTRY)) {
            Place at = column.list() ? place.element(entries.size()) : place;
            JsonNode read = entry.isEmpty() ? null : entry(entry, at);
            if (read == null || (!column.list() && !entries.isEmpty())) {
                place.faults().add(FaultCode.MALFORMED, at, column.personal() ? null : cell);
                return null;
            }
            entries.add(read);
        }
        return column.list() ? entries : entries.get(0);
    }

    private @Nullable JsonNode entry(String entry, Place at) {
        List<String> written = split(entry, PART);
        if (written.size() > column.parts().size()) {
            return null;
        }
        LocatedObject members = new LocatedObject(at);
        for (int i = 0; i < written.size(); i++) {
            CsvPart part = column.parts().get(i);
            String characters = unescape(written.get(i), part.text());
            if (characters == null) {
                return null;
            }
            if (part.path().isEmpty()) {
                return new LocatedText(characters, at);
            }
            if (!characters.isEmpty()) {
                part.put(characters, members);
            }
        }
        return members;
    }

    /** Splits at each {@code mark} that is not escaped; what is between loses spaces at its ends. */
    static List<String> split(String text, char mark) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == ESCAPE) {
                at++;
            } else if (text.charAt(at) == mark) {
                pieces.add(CsvDecoder.trim(text.substring(start, at)));
                start = at + 1;
            }
        }
        pieces.add(CsvDecoder.trim(text.substring(start)));
        return pieces;
    }

    static @Nullable String unescape(String part, boolean text) {
        if (part.indexOf(ESCAPE) < 0) {
            return part;
        }
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char character = part.charAt(at);
            if (character == ESCAPE) {
                at++;
                char escaped = at < part.length() ? part.charAt(at) : ' ';
                if (escaped == 'n' && text) {
                    character = '\n';
                } else if (escaped == ESCAPE || escaped == PART || escaped == ENTRY) {
                    character = escaped;
                } else {
                    return null;
                }
            }
            plain.append(character);
        }
        return plain.toString();
    }

    /** Appends the part as it is written; the inverse of reading. */
    static void appendEscaped(StringBuilder cell, String part) {
        for (int at = 0; at < part.length(); at++) {
            char character = part.charAt(at);
            switch (character) {
                case ESCAPE, PART, ENTRY -> cell.append(ESCAPE).append(character);
                case '\n' -> cell.append("\\n");
                default -> cell.append(character);
            }
        }
    }
}
