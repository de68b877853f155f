package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.definition.Field.Emptiness;
import org.flaghoist.format.definition.Field.FieldWords;
import org.flaghoist.format.definition.Field.ListRules;
import org.flaghoist.format.definition.Field.NumberRules;
import org.flaghoist.format.definition.Field.Presence;
import org.flaghoist.format.definition.Field.Self;
import org.flaghoist.format.definition.Field.Shape;
import org.flaghoist.notification.FaultCode;
import org.jspecify.annotations.Nullable;

/** A {@link Field} as integrators write it in {@code format.yaml}: all keys side by side, each may be absent. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class FieldKeys {

    /** What its value is; {@link FieldType#OBJECT} where it has members. */
    @JsonSetter(nulls = Nulls.SKIP)
    FieldType type = FieldType.OBJECT;

    /** True where it is a list of such values (JSON array, repeated element, list in a cell, repeated record). */
    boolean list;

    /** Its code table, {@code <table>.csv} of the partner's folder or of {@code codes/}; for codes and flags. */
    @Nullable
    String table;

    /** For partners' words: the partner itself must stand here, or never may; only in a message that comes in. */
    @Nullable
    Self self;

    /** The fault of a word that is in no table; absent: CODE_UNKNOWN, for a marking MARKING_UNKNOWN. */
    @Nullable
    FaultCode unknown;

    /** Of a grading: the name of the partner's scheme, which goes with its words to those who have the same. */
    @Nullable
    String scheme;

    /** Of a grading in two fields: the sibling that has the information; its own value is then the source's. */
    @Nullable
    String information;

    /** Characters that do not count when a marking is compared. */
    @Nullable
    String ignored;

    /** A value must be there, else SCHEMA where it would be. */
    boolean required;

    /** Required where one of these siblings is there. */
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> requiredWith = List.of();

    /** Required where none of these siblings is there. */
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> requiredUnless = List.of();

    /** Required where each of these siblings has that hub value, for instance {@code {kind: CASH}}. */
    @JsonSetter(nulls = Nulls.SKIP)
    Map<String, String> requiredWhen = Map.of();

    /** SCHEMA where one of these siblings is there. */
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> excludedBy = List.of();

    /** TIME_INVALID where the value is earlier than this sibling's; SCHEMA where of another precision. */
    @Nullable
    String notBefore;

    /** Of a CSV: without a value there is no such column in what is written, so that it is as it was without it. */
    boolean sparse;

    /** An object without any member is SCHEMA at itself. */
    boolean notEmpty;

    /** An object without any member counts as not there. */
    boolean emptyIsAbsent;

    /** Its SCHEMA faults, but for its absence, are met while reading, in its order. */
    boolean whenRead;

    /** Written only; in a message that comes in it is SCHEMA. */
    boolean out;

    /** The value is a person's: it stays out of details and logs. */
    boolean personal;

    /** Most elements of a list. */
    @Nullable
    Integer max;

    /** No element twice, else SCHEMA. */
    boolean unique;

    /** The code that allows no other beside it in its list, else SCHEMA. */
    @Nullable
    String exclusive;

    /** The native unit, a row of {@code codes/units.csv}; hub values are metric. */
    @Nullable
    String unit;

    /** Decimals of the hub value after reading (rounded half-even); absent: not rounded. */
    @Nullable
    Integer places;

    /** Decimals of the native value after writing (rounded half-even); absent: as the hub has it. */
    @Nullable
    Integer written;

    /** Not written where it rounds to zero. */
    boolean dropZero;

    /** A number without thousands separators, as a revision, though the partner has them elsewhere. */
    boolean plain;

    /** What the native text must match as a whole, else SCHEMA (a number's: the partner's number fault). */
    @Nullable
    String pattern;

    /** Of a record field, or most characters written; longer is TOO_LONG. */
    @Nullable
    Integer width;

    /** Of an object, in the partner's order. */
    @JsonSetter(nulls = Nulls.SKIP)
    Fields members = Fields.NONE;

    Field field() {
        return new Field(
                type,
                list,
                new FieldWords(table, self, unknown, ignored, scheme, information),
                new Presence(required, requiredWith, requiredUnless, requiredWhen, excludedBy, notBefore, sparse),
                new ListRules(max, unique, exclusive),
                new NumberRules(unit, places, written, dropZero, plain),
                new Shape(pattern, width),
                notEmpty ? Emptiness.FAULT : emptyIsAbsent ? Emptiness.ABSENT : Emptiness.ALLOWED,
                whenRead,
                out,
                personal,
                members);
    }
}
