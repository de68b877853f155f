package org.flaghoist.format.csv;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.List;
import org.flaghoist.format.definition.CsvForm;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Reads one row; the faults of its form are reported in the order of the partner's section 6. */
final class CsvRowReader {

    private static final int RECORD_FORM = 0;
    private static final int ROW_LENGTH = 1;
    private static final int CELL_LENGTH = 2;
    private static final int CHARSET = 3;
    private static final int CHARACTERS = 4;

    private final byte[] piece;
    private final CsvForm form;
    private final CsvDecoder decoder;
    private final Place record;

    CsvRowReader(byte[] piece, CsvForm form, CsvDecoder decoder, Place record) {
        this.piece = piece;
        this.form = form;
        this.decoder = decoder;
        this.record = record;
    }

    /** The row's values by column without those of wrong form, or null where it is no row of such columns. */
    @Nullable
    LocatedObject read(CsvCutter cutter, List<CsvColumn> columns) {
        CsvRow row = cutter.hasNext() ? CsvRow.next(cutter, columns.size()) : null;
        if (row == null || !row.record().wellFormed() || row.count() != columns.size() || cutter.hasNext()) {
            return report(FaultCode.MALFORMED, record, RECORD_FORM);
        }
        if (row.record().length() > form.rowBytes()) {
            return report(FaultCode.TOO_LARGE, record, ROW_LENGTH);
        }
        LocatedObject values = new LocatedObject(record);
        for (int i = 0; i < columns.size(); i++) {
            String text = text(row.cells().get(i).content(piece), columns.get(i));
            JsonNode value = text.isEmpty() ? null : value(text, columns.get(i));
            if (value != null) {
                values.set(columns.get(i).name(), value);
            }
        }
        return values;
    }

    /** The characters of a cell without spaces at its ends; none where they are not what they must be. */
    private String text(ByteBuffer content, CsvColumn column) {
        if (content.remaining() > form.cellBytes()) {
            return none(FaultCode.TOO_LARGE, place(column), CELL_LENGTH);
        }
        String text = decoder.decode(content);
        if (text == null) {
            return none(FaultCode.CHARSET, record, CHARSET);
        }
        if (text.codePoints().anyMatch(column::isForbidden)) {
            return none(FaultCode.MALFORMED, place(column), CHARACTERS);
        }
        return Formulas.unguard(CsvDecoder.trim(text));
    }

    private String none(FaultCode code, Place place, int rank) {
        report(code, place, rank);
        return "";
    }

    private @Nullable JsonNode value(String text, CsvColumn column) {
        Place place = place(column);
        return column.parts().isEmpty() ? new LocatedText(text, place) : new CsvEntries(column, place).read(text);
    }

    private Place place(CsvColumn column) {
        return record.member(column.name(), column.rank());
    }

    private @Nullable LocatedObject report(FaultCode code, Place place, int rank) {
        record.faults().add(new Fault(code, place, Phase.FORM, rank, null));
        return null;
    }
}
