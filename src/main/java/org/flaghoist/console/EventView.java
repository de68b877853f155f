package org.flaghoist.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.RecordedEvent;
import org.flaghoist.release.RuleWords;
import org.jspecify.annotations.Nullable;

/** An event as the pages show it. */
record EventView(
        long event,
        Instant at,
        @Nullable Long entry,
        EventKind kind,
        @Nullable String partner,
        @Nullable String rule,
        @Nullable String ruleText,
        String actor,
        @JsonRawValue String detail) {

    static EventView of(RecordedEvent step) {
        return new EventView(
                step.event(),
                step.at(),
                step.entry(),
                step.kind(),
                step.partner(),
                step.rule(),
                ruleText(step),
                step.actor(),
                step.detail());
    }

    private static @Nullable String ruleText(RecordedEvent step) {
        return step.kind() == EventKind.REFUSED || step.kind() == EventKind.HELD
                ? RuleWords.against(step.rule())
                : RuleWords.released(step.rule());
    }
}
