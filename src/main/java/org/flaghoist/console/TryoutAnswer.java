package org.flaghoist.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.operator.ContentText;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleaseDecision.Outcome;
import org.flaghoist.release.RuleWords;
import org.flaghoist.tryout.FaultAdvice;
import org.flaghoist.tryout.TriedCopy;
import org.flaghoist.tryout.TriedFile;
import org.flaghoist.tryout.TriedNotification;
import org.jspecify.annotations.Nullable;

/**
 * What the console shows of a message that was tried out (docs/jmx.md).
 *
 * @param count of the notifications in the file; the first of them are shown
 * @param fault of the file as a whole
 * @param content where the file as a whole is at fault
 */
record TryoutAnswer(
        int count,
        List<ShownNotification> notifications,
        @Nullable ShownFault fault,
        @Nullable ContentText content) {

    /**
     * One notification.
     *
     * @param original null where it is sealed
     * @param sealed true where it is above the hub's ceiling, and nothing of it is shown; else null
     */
    record ShownNotification(
            @Nullable ContentText original,
            @Nullable Boolean sealed,
            @Nullable ObjectNode notification,
            List<ShownFault> faults,
            List<ShownCopy> recipients) {}

    /** @param highlight the place in the content, in UTF-16 units */
    record ShownFault(
            FaultCode code,
            String location,
            @Nullable String field,
            @Nullable String detail,
            String advice,
            @Nullable Span highlight) {}

    /** As in a preview. */
    record ShownCopy(
            String partner,
            Outcome decision,
            String rule,
            @Nullable String ruleText,
            List<String> redactions,
            @Nullable ContentText content,
            @Nullable ShownFault fault) {}

    /** Makes such answers. */
    record TryoutWriter(Mapping mapping, Mappings mappings, RuleWords rules) {

        TryoutAnswer file(TriedFile tried) {
            Rejection fault = tried.fault();
            return new TryoutAnswer(
                    tried.count(),
                    tried.notifications().stream().map(this::notification).toList(),
                    fault == null ? null : inbound(fault, tried.content(), 1),
                    fault == null || fault.isSpill() ? null : ContentText.of(tried.content(), mapping));
        }

        private ShownNotification notification(TriedNotification tried) {
            if (tried.isSpill()) {
                Rejection fault = tried.faults().get(0).recorded();
                return new ShownNotification(
                        null, true, null, List.of(inbound(fault, tried.original(), tried.number())), List.of());
            }
            return new ShownNotification(
                    ContentText.of(tried.original(), mapping),
                    null,
                    tried.form(),
                    tried.faults().stream()
                            .map(fault -> inbound(fault, tried.original(), tried.number()))
                            .distinct()
                            .toList(),
                    tried.copies().stream().map(this::copy).toList());
        }

        private ShownFault inbound(Rejection fault, byte[] content, int number) {
            String text = mapping.text(content).text();
            return new ShownFault(
                    fault.code(),
                    fault.location(),
                    fault.field(),
                    fault.detail(),
                    FaultAdvice.inbound(fault),
                    mapping.highlight(text, number, fault.location(), fault.field()));
        }

        private ShownCopy copy(TriedCopy copy) {
            ReleaseDecision decision = copy.decision();
            byte[] content = copy.content();
            return new ShownCopy(
                    copy.recipient(),
                    decision.outcome(),
                    decision.rule(),
                    rules.of(decision),
                    copy.redactions(),
                    content == null ? null : ContentText.of(content, mappings.of(copy.recipient())),
                    outbound(copy.fault()));
        }

        private static @Nullable ShownFault outbound(@Nullable Rejection fault) {
            return fault == null
                    ? null
                    : new ShownFault(
                            fault.code(), "", fault.field(), fault.detail(), FaultAdvice.outbound(fault.code()), null);
        }
    }
}
