package org.flaghoist.format.definition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The records of a partner's files, {@code records:} of {@code format.yaml}. A field's name begins with its record's
 * letter, so that the rest is read from the fields: those at the root make the record that begins a group, an object is
 * a record of its own, a text named {@code T1} is made of the text records of purpose 1. Their order is that of a file
 * out.
 *
 * @param length of every record in bytes, without its CRLF
 * @param sender what the header's first field must be
 * @param time pattern of the header's time
 * @param header names and widths of sender, file number and time
 * @param trailer names and widths of the number of records and the CRC-32 of all bytes before the trailer
 * @param text names and widths of purpose, text number, line number, language, line break, bytes used and characters
 * @param mostLines most text records of a text member's purpose in a group, both ways; others have no limit
 * @param words width of each word in fields that hold a list
 * @param signed numbers that begin with their sign
 * @param cut fields that are cut to their width when written; all others fail as too long
 * @param onlyWith fields that a record has only where another field has a word; else they are its rest, which is spaces
 */
public record RecordLayout(
        int length,
        String sender,
        String time,
        Map<String, Integer> header,
        Map<String, Integer> trailer,
        Map<String, Integer> text,
        Map<String, Integer> mostLines,
        Map<String, Integer> words,
        Set<String> signed,
        Set<String> cut,
        List<OnlyWith> onlyWith) {

    /**
     * Fields of some messages only.
     *
     * @param from the first of them, and all behind it
     * @param field that is looked at, of the same record
     * @param word that it has then, as written
     */
    public record OnlyWith(String from, String field, String word) {

        /** False where a key of it is left out. */
        public boolean isWhole() {
            return Stream.of(from, field, word).noneMatch(Objects::isNull);
        }
    }

    // Absent keys come as null.
    public RecordLayout {
        mostLines = mostLines == null ? Map.of() : Map.copyOf(mostLines);
        words = words == null ? Map.of() : Map.copyOf(words);
        signed = signed == null ? Set.of() : Set.copyOf(signed);
        cut = cut == null ? Set.of() : Set.copyOf(cut);
        onlyWith = onlyWith == null ? List.of() : List.copyOf(onlyWith);
    }

    public char headerLetter() {
        return letter(header);
    }

    public char trailerLetter() {
        return letter(trailer);
    }

    public char textLetter() {
        return letter(text);
    }

    private static char letter(Map<String, Integer> widths) {
        return widths.keySet().iterator().next().charAt(0);
    }
}
