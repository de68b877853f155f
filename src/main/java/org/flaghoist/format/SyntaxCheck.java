package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flaghoist.format.FieldsCheck.FaultReport;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.definition.XmlForm;
import org.jspecify.annotations.Nullable;

/** Reports which keys the syntax of a {@code format.yaml} lacks. */
final class SyntaxCheck {

    private final FaultReport faults;

    SyntaxCheck(FaultReport faults) {
        this.faults = faults;
    }

    void check(SyntaxForm syntax, Fields picture) {
        checkPart(SyntaxKind.CSV, "csv", syntax, syntax.csv());
        checkPart(SyntaxKind.XML, "xml", syntax, syntax.xml());
        checkPart(SyntaxKind.RECORDS, "records", syntax, syntax.records());
        checkPart(SyntaxKind.RECORDS, "charset", syntax, syntax.charset());
        checkXml(syntax.xml(), picture);
        checkRecords(syntax.records());
    }

    private void checkPart(SyntaxKind kind, String part, SyntaxForm syntax, @Nullable Object value) {
        if (syntax.kind() == kind && value == null) {
            faults.wrong(
                    JsonPointer.empty(), "syntax", "is " + kind + ", but there is no key '" + part + "'; write it");
        }
    }

    private void checkXml(@Nullable XmlForm xml, Fields picture) {
        if (xml == null) {
            return;
        }
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("root", xml.root());
        needed.put("receipt", xml.receipt());
        needed.put("picture", picture.isEmpty() ? "none" : xml.picture());
        needed.put("namespace", xml.namespace());
        needed.put("schema", xml.schema());
        needed.put("charsets", xml.charsets().isEmpty() ? null : xml.charsets());
        needed.put("characters", xml.characters());
        needed.put("structure", xml.structure());
        new NeededKeys(faults).check(JsonPointer.valueOf("/xml"), needed);
    }

    private void checkRecords(@Nullable RecordLayout records) {
        if (records == null) {
            return;
        }
        JsonPointer at = JsonPointer.valueOf("/records");
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("sender", records.sender());
        needed.put("time", records.time());
        new NeededKeys(faults).check(at, needed);
        String fault = records.time() == null ? null : TimePattern.faultOfMoment(records.time());
        if (fault != null) {
            faults.wrong(at, "time", fault);
        }
    }
}
