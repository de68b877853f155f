package org.flaghoist.format.fields;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.notification.FaultCode;

/** How each type of field is read and written in one partner's form. */
public final class FieldValues {

    private final Map<FieldType, FieldValue> byType = new EnumMap<>(FieldType.class);

    public FieldValues(String self, FormatFile format, Map<String, CodeTable> tables, Units units) {
        Patterns patterns = new Patterns();
        NumberForm numbers = format.figures().numbers();
        TimeForm time = format.times();
        LocalTimes times = new LocalTimes(time.zone(), time.moment(), time.day());
        CodeValue codes = new CodeValue(self, tables, FaultCode.CODE_UNKNOWN, UnaryOperator.identity());
        byType.put(FieldType.WORD, new WordValue(FieldType.WORD, patterns));
        byType.put(FieldType.LINE, new WordValue(FieldType.LINE, patterns));
        byType.put(FieldType.LATIN, new WordValue(FieldType.LATIN, patterns));
        byType.put(FieldType.TEXT, new TextValue(format.text()));
        byType.put(FieldType.CODE, codes);
        byType.put(FieldType.MARKING, new CodeValue(self, tables, FaultCode.MARKING_UNKNOWN, ProtectiveMarking::key));
        byType.put(
                FieldType.GRADING,
                new GradingValue(codes, tables, format.carries().suspectedFalse()));
        byType.put(FieldType.INTEGER, new NumberValue(numbers, true, patterns, units));
        byType.put(FieldType.NUMBER, new NumberValue(numbers, false, patterns, units));
        byType.put(FieldType.MOMENT, new MomentValue(times, time.fold()));
        byType.put(FieldType.DAY, new DayValue(times));
        byType.put(FieldType.MOMENT_OR_DAY, new MomentOrDayValue(times, time.fold()));
        byType.put(FieldType.DATE, new DateValue(time.date() == null ? time.day() : time.date()));
        byType.put(FieldType.FLAG, new FlagValue(codes, patterns));
        byType.put(FieldType.POSITION, new PositionValue(format.figures().positions()));
    }

    FieldValue of(FieldType type) {
        return Objects.requireNonNull(byType.get(type));
    }
}
