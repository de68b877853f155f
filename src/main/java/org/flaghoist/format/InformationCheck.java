package org.flaghoist.format;

import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with the field that a grading in two fields names for its information. */
final class InformationCheck {

    private InformationCheck() {}

    /** Null where it can have it, and where none is named. */
    static @Nullable String fault(String name, Fields fields) {
        Field field = fields.get(name);
        String information = field == null ? null : field.words().information();
        return field == null || information == null ? null : fault(name, field, information, fields);
    }

    private static @Nullable String fault(String name, Field field, String information, Fields fields) {
        if (field.type() != FieldType.GRADING) {
            return "is for a field of type grading alone; remove it, or correct the type";
        }
        Field other = fields.get(information);
        if (other == null) {
            return "names '" + information + "', which does not stand beside it; correct the name, or let the mappings"
                    + " make the grading";
        }
        if (other.type() != FieldType.WORD) {
            return "names '" + information + "', which is no word; write 'type: word' there";
        }
        if (field.list() || other.list()) {
            return "is for a grading that is no list, with '" + information + "' that is none; remove 'list'";
        }
        if (field.out() != other.out()) {
            return "names '" + information + "', and only one of both is 'out'; let both be it, or neither";
        }
        return name.equals(fields.sourceOf(information))
                ? null
                : "names '" + information + "', which has the information of '" + fields.sourceOf(information)
                        + "' already; give each its own";
    }
}
