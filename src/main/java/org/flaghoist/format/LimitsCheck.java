package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import org.flaghoist.format.FieldsCheck.FaultReport;
import org.flaghoist.format.definition.CsvForm;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.jspecify.annotations.Nullable;

/** Reports limits that nothing could keep. */
final class LimitsCheck {

    private final FaultReport faults;

    LimitsCheck(FaultReport faults) {
        this.faults = faults;
    }

    void check(FormatFile file) {
        // A record's width is looked at with its layout.
        boolean hasWidths = file.syntax().kind() != SyntaxKind.RECORDS;
        if (file.notification() != null) {
            check(JsonPointer.valueOf("/notification"), file.notification(), hasWidths);
        }
        if (file.receipt() != null) {
            check(JsonPointer.valueOf("/receipt"), file.receipt(), hasWidths);
        }
        check(JsonPointer.valueOf("/picture"), file.picture(), hasWidths);
        CsvForm csv = file.syntax().csv();
        if (csv != null) {
            check(csv);
        }
    }

    private void check(JsonPointer at, Fields fields, boolean hasWidths) {
        fields.byName().forEach((name, field) -> {
            JsonPointer own = at.appendProperty(name);
            check(own, field);
            if (hasWidths) {
                least(own, "width", field.shape().width(), 1);
            }
            check(own.appendProperty("members"), field.members(), hasWidths);
        });
    }

    private void check(JsonPointer at, Field field) {
        least(at, "max", field.elements().max(), 1);
        least(at, "places", field.number().places(), 0);
        least(at, "written", field.number().written(), 0);
    }

    private void check(CsvForm csv) {
        JsonPointer at = JsonPointer.valueOf("/csv");
        least(at, "fileBytes", csv.fileBytes(), 1);
        least(at, "rows", csv.rows(), 1);
        least(at, "rowBytes", csv.rowBytes(), 1);
        least(at, "cellBytes", csv.cellBytes(), 1);
        least(at, "writtenCell", csv.writtenCell(), 1);
    }

    private void least(JsonPointer at, String key, @Nullable Integer limit, int least) {
        if (limit != null && limit < least) {
            faults.wrong(
                    at,
                    key,
                    limit + " is less than " + least + "; write a whole number from " + least + ", or remove the key");
        }
    }
}
