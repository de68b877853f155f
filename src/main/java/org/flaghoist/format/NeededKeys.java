package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.FieldsCheck.FaultReport;
import org.jspecify.annotations.Nullable;

/** Reports keys that must not be left out. */
record NeededKeys(FaultReport faults) {

    /** @param needed by key, what was read of it, or null */
    void check(JsonPointer at, Map<String, @Nullable Object> needed) {
        needed.forEach((key, value) -> {
            if (Objects.isNull(value)) {
                faults.wrong(at, key, "is missing; add it");
            }
        });
    }
}
