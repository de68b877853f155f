package org.flaghoist.format.csv;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Reads and checks the column names, which are the first record. */
record CsvHeader(Fields fields, int mostBytes) {

    private static final int RECORD = 1;
    private static final int LONGEST_NAME = 80;

    /** The names in the order written, or null where a fault of the whole file was reported. */
    @Nullable
    List<String> read(byte[] file, CsvCutter cutter, CsvDecoder decoder, Faults faults) {
        // Among more names than there are columns, one of the first must be unknown or double.
        CsvRow row = cutter.hasNext() ? CsvRow.next(cutter, fields.names().size() + 1) : null;
        if (row == null
                || !row.record().wellFormed()
                || row.record().length() == 0
                || row.record().length() > mostBytes) {
            return report(FaultCode.MALFORMED, "", faults);
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(file, row.record().start(), row.record().length());
        if (decoder.decode(bytes) == null) {
            return report(FaultCode.CHARSET, "", faults);
        }
        List<String> names = row.cells().stream()
                .map(cell -> CsvDecoder.trim(String.valueOf(decoder.decode(cell.content(file)))))
                .toList();
        String bad = firstBad(names);
        return bad == null ? names : report(FaultCode.MALFORMED, bad, faults);
    }

    /** The first name that is unknown, empty or there before; after them all, one that is missing. */
    private @Nullable String firstBad(List<String> names) {
        Set<String> before = new HashSet<>();
        for (String name : names) {
            if (fields.get(name) == null || !before.add(name)) {
                return name;
            }
        }
        return fields.byName().entrySet().stream()
                .filter(column -> column.getValue().presence().required() && !before.contains(column.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable List<String> report(FaultCode code, String name, Faults faults) {
        Place record = Place.record(RECORD, 0, faults);
        String cut = cut(name);
        Place place = cut.isEmpty() ? record : record.member(cut, 0);
        faults.add(new Fault(code, place, Phase.FORM, 0, name.isEmpty() ? null : name));
        return null;
    }

    /** A name as faults give it. */
    static String cut(String name) {
        return name.codePoints()
                .limit(LONGEST_NAME)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
