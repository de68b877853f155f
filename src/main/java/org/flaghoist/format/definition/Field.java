package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * One member, element, attribute, column or record field of a partner's form, as {@code format.yaml} declares it. The
 * same declaration reads and writes. Unknown keys stop the start.
 *
 * @param type what its value is; {@link FieldType#OBJECT} where it has members
 * @param list true where it is a list of such values (JSON array, repeated element, list in a cell, repeated record)
 * @param table its code table, {@code <table>.csv} of the partner's folder or of {@code codes/}; for codes and flags
 * @param self for partners' words: the partner itself must stand here, or never may; only in a message that comes in
 * @param unknown the fault of a word that is in no table; absent: CODE_UNKNOWN, for a marking MARKING_UNKNOWN
 * @param ignored characters that do not count when a marking is compared
 * @param required a value must be there, else SCHEMA where it would be
 * @param requiredWith required where one of these siblings is there
 * @param requiredUnless required where none of these siblings is there
 * @param requiredWhen required where each of these siblings has that hub value, for instance {@code {kind: CASH}}
 * @param excludedBy SCHEMA where one of these siblings is there
 * @param notBefore TIME_INVALID where the value is earlier than this sibling's; SCHEMA where of another precision
 * @param notEmpty an object without any member is SCHEMA at itself
 * @param emptyIsAbsent an object without any member counts as not there
 * @param whenRead its SCHEMA faults, but for its absence, are met while reading, in its turn
 * @param out written only; in a message that comes in it is SCHEMA
 * @param personal the value is a person's: it stays out of details and logs
 * @param max most elements of a list
 * @param unique no element twice, else SCHEMA
 * @param alone the code that allows no other beside it in its list, else SCHEMA
 * @param unit the native unit, a row of {@code codes/units.csv}; hub values are metric
 * @param places decimals of the hub value after reading (rounded half-even); absent: not rounded
 * @param written decimals of the native value after writing (rounded half-even); absent: as the hub has it
 * @param dropZero not written where it rounds to zero
 * @param pattern what the native text must match as a whole, else SCHEMA (a number's: the partner's number fault)
 * @param width of a record field, or most characters written; longer is TOO_LONG
 * @param members of an object, in the partner's order
 */
public record Field(
        FieldType type,
        boolean list,
        @Nullable String table,
        @Nullable Self self,
        @Nullable FaultCode unknown,
        @Nullable String ignored,
        boolean required,
        List<String> requiredWith,
        List<String> requiredUnless,
        Map<String, String> requiredWhen,
        List<String> excludedBy,
        @Nullable String notBefore,
        boolean notEmpty,
        boolean emptyIsAbsent,
        boolean whenRead,
        boolean out,
        boolean personal,
        @Nullable Integer max,
        boolean unique,
        @Nullable String alone,
        @Nullable String unit,
        @Nullable Integer places,
        @Nullable Integer written,
        boolean dropZero,
        @Nullable String pattern,
        @Nullable Integer width,
        @JsonProperty("members") Fields members) {

    /** Whether a partner's own word may stand in a field of a message that it sends. */
    public enum Self {
        ONLY,
        NEVER
    }

    // Absent keys come as null.
    public Field {
        members = members == null ? Fields.NONE : members;
        type = type == null ? FieldType.OBJECT : type;
        requiredWith = requiredWith == null ? List.of() : List.copyOf(requiredWith);
        requiredUnless = requiredUnless == null ? List.of() : List.copyOf(requiredUnless);
        requiredWhen = requiredWhen == null ? Map.of() : Map.copyOf(requiredWhen);
        excludedBy = excludedBy == null ? List.of() : List.copyOf(excludedBy);
    }
}
