package org.flaghoist.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Set;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** An event as the pages show it. */
record EventView(
        long event,
        Instant at,
        @Nullable Long entry,
        String kind,
        @Nullable String partner,
        @Nullable String rule,
        @Nullable String ruleText,
        String actor,
        @JsonRawValue String detail) {

    private static final Set<String> AGAINST = Set.of(EventKind.REFUSED.name(), EventKind.HELD.name());

    static EventView of(RecordedEvent event, RuleWords rules) {
        return new EventView(
                event.event(),
                event.at(),
                event.entry(),
                event.kind(),
                event.partner(),
                event.rule(),
                ruleText(event, rules),
                event.actor(),
                event.detail());
    }

    private static @Nullable String ruleText(RecordedEvent event, RuleWords rules) {
        return AGAINST.contains(event.kind()) ? rules.against(event.rule()) : rules.released(event.rule());
    }
}
