package org.flaghoist.format.records;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.UnfitField;
import org.jspecify.annotations.Nullable;

/**
 * What a record that is written stands for in the partner's form.
 *
 * @param around the names of what its fields are in, from the outermost
 * @param widths where the widths of its fields stand, as a JSON Pointer; null where each field has its own
 * @param personal whether all of it is a person's
 */
record RecordPlace(List<String> around, @Nullable String widths, boolean personal) {

    static RecordPlace ofTexts(List<String> around, String member) {
        return new RecordPlace(with(around, member), "/records/text", true);
    }

    static RecordPlace ofTrailer() {
        return new RecordPlace(List.of(), "/records/trailer", false);
    }

    UnfitField tooLong(Slot slot, int length) {
        String rule = widths == null ? "width" : widths + "/" + slot.name();
        return new UnfitField(with(around, slot.name()), rule, UnfitField.tooLong(length, slot.width()));
    }

    UnfitField unfit(Slot slot, String rule, String why) {
        return new UnfitField(with(around, slot.name()), rule, why);
    }

    private static List<String> with(List<String> names, String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return List.copyOf(longer);
    }
}
