package org.flaghoist.format.csv;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.format.text.AsciiBytes;
import org.flaghoist.format.text.Nfc;
import org.jspecify.annotations.Nullable;

/**
 * Tells by which separator a header is written.
 *
 * @param separator that format.yaml names
 * @param columns that there are
 */
record CsvSeparators(char separator, Collection<String> columns) {

    private static final List<Character> USUAL = List.of(',', ';', '\t', '|');
    /** One may well be the same by chance. */
    private static final int FEWEST = 2;

    /** Another one, by which more columns are known; else null. */
    @Nullable
    Character other(String text) {
        long known = known(text, separator);
        return USUAL.stream()
                .filter(each -> each != separator)
                .filter(each -> known(text, each) >= FEWEST && known(text, each) > known)
                .findFirst()
                .orElse(null);
    }

    private long known(String text, char by) {
        return names(text, by).filter(columns::contains).distinct().count();
    }

    /** The columns of a header, where it has one. */
    Stream<String> names(String text, char by) {
        CsvCutter cutter = new CsvCutter(AsciiBytes.of(text), 0, by);
        return cutter.hasNext()
                ? CsvRow.next(cutter, columns.size() + 1).cells().stream().map(cell -> name(text, cell))
                : Stream.empty();
    }

    private static String name(String text, CsvCell cell) {
        boolean isWhole = cell.quoted() && cell.end() - cell.start() > 1;
        return CsvDecoder.trim(Nfc.of(isWhole ? cell.content(text) : text.substring(cell.start(), cell.end())));
    }
}
