package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.FieldsCheck.FaultReport;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.format.definition.TimeForm.Fold;
import org.jspecify.annotations.Nullable;

/** Reports flags for summer and winter time that are not whole, not told from each other, or cannot be written. */
record FoldCheck(SyntaxForm syntax, FaultReport faults) {

    private static final JsonPointer AT = JsonPointer.valueOf("/times/fold");

    void check(Fold fold) {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("summer", fold.summer());
        needed.put("winter", fold.winter());
        new NeededKeys(faults).check(AT, needed);
        checkMembers(fold.value(), fold.flag());
        checkCharset("summer", fold.summer());
        checkCharset("winter", fold.winter());
        if (fold.summer() != null && fold.winter() != null) {
            checkFlags(fold.summer(), fold.winter(), fold.value() == null);
        }
    }

    private void checkMembers(@Nullable String value, @Nullable String flag) {
        if (value != null && flag == null) {
            faults.wrong(AT, "flag", "is missing beside 'value'; name the member with the flag");
        } else if (value == null && flag != null) {
            faults.wrong(AT, "value", "is missing beside 'flag'; name the member with the time");
        } else if (value != null && Objects.equals(value, flag)) {
            faults.wrong(AT, "flag", "'" + flag + "' is the member with the time, too; name the one with the flag");
        }
    }

    private void checkCharset(String key, @Nullable String flag) {
        if (flag != null && !syntax.canWrite(flag)) {
            faults.wrong(
                    AT,
                    key,
                    "'" + flag + "' cannot be written in " + syntax.usualCharset()
                            + "; write another flag, or correct 'charset'");
        }
    }

    private void checkFlags(String summer, String winter, boolean isSuffix) {
        if (summer.isEmpty() || winter.isEmpty()) {
            faults.wrong(AT, summer.isEmpty() ? "summer" : "winter", "is empty; write the flag");
        } else if (summer.equals(winter)) {
            faults.wrong(AT, "winter", "'" + winter + "' stands for summer time, too; write another flag");
        } else if (isSuffix && winter.endsWith(summer)) {
            faults.wrong(AT, "winter", "'" + winter + "' ends as the flag for summer time; write another flag");
        }
    }
}
