package org.flaghoist.picture;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.csv.SpreadsheetCell;
import org.jspecify.annotations.Nullable;

/** A picture as CSV, for a spreadsheet. */
public final class PictureCsv {

    private static final String HEADER = "group,entry,mark,measure,kind,route,currency,value,notifications,note";
    private static final String LINE = "\r\n";

    private PictureCsv() {}

    public static String of(List<PictureRow> rows) {
        return Stream.concat(Stream.of(HEADER), rows.stream().map(PictureCsv::line))
                .collect(Collectors.joining(LINE, "", LINE));
    }

    private static String line(PictureRow row) {
        PictureKey of = row.of();
        return Stream.of(
                        cell(of.group()),
                        Objects.toString(of.entry(), ""),
                        of.mark() == PictureMark.NONE ? "" : of.mark().name(),
                        of.measure(),
                        cell(of.kind()),
                        cell(of.route()),
                        cell(of.currency()),
                        row.value().stripTrailingZeros().toPlainString(),
                        Long.toString(row.notifications()),
                        cell(row.note()))
                .collect(Collectors.joining(","));
    }

    private static String cell(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : SpreadsheetCell.of(text);
    }
}
