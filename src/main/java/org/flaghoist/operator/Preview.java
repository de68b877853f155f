package org.flaghoist.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.operator.EditCheck.Edit;
import org.jspecify.annotations.Nullable;

/** What would come of a dead letter with other content (docs/jmx.md). */
record Preview(
        List<Acceptable> accepted,
        List<RejectionPreview> rejected,
        List<DuplicatePreview> duplicates,
        @Nullable Edit edit) {

    Preview(List<Acceptable> accepted, List<RejectionPreview> rejected, List<DuplicatePreview> duplicates) {
        this(accepted, rejected, duplicates, null);
    }

    /** The same, with what the other content changes. */
    Preview with(Edit made) {
        return new Preview(accepted, rejected, duplicates, made);
    }

    /** It would be accepted, with what follows for each recipient. */
    record Acceptable(JsonNode notification, List<CopyPreview> recipients) {}

    /**
     * What one recipient would get.
     *
     * @param decision what the delivery's state would be
     * @param redactions what it would not get, as JSON Pointers
     * @param content null where nothing would be sent (yet)
     * @param fault why its form cannot carry it; null where it can
     */
    record CopyPreview(
            String partner,
            String decision,
            @Nullable String rule,
            @Nullable String ruleText,
            List<String> redactions,
            @Nullable ContentText content,
            @Nullable String fault) {}

    /**
     * It would be rejected again.
     *
     * @param highlight the place in the content, in UTF-16 units
     */
    record RejectionPreview(
            @Nullable String code,
            @Nullable String location,
            @Nullable String field,
            @Nullable String detail,
            @Nullable Span highlight) {}

    /** It would be taken for what came before. */
    record DuplicatePreview(@Nullable String id, @Nullable Integer revision) {}
}
