package org.flaghoist.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flaghoist.exchange.ExchangeListener;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.notification.Receipt;
import org.flaghoist.release.RuleWords;
import org.jspecify.annotations.Nullable;

/** Prints what becomes of each notification: never its content, which is about people. */
final class Narrator implements ExchangeListener {

    // System.out itself has the platform's charset, and fields have the partners' names.
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Tally tally;
    private final RuleWords rules;

    Narrator(Tally tally, RuleWords rules) {
        this.tally = tally;
        this.rules = rules;
    }

    @Override
    public void translated(Translated event) {
        StringBuilder text = new StringBuilder(head(event));
        event.outcomes().forEach(outcome -> text.append(System.lineSeparator()).append(line(outcome)));
        say(text.toString());
        tally.count(event);
    }

    @Override
    public void delivered(Delivered event) {
        tally.count(event);
    }

    void say(String text) {
        out.println(text);
    }

    private static String head(Translated event) {
        Receipt answer = event.answer();
        String what = answer.id() == null ? "(no id)" : answer.id() + " r" + answer.revision();
        String from = event.file() == null ? "" : "  [" + event.file() + " #" + event.number() + "]";
        return "%-8s %-22s %-20s %s%s"
                .formatted(event.sender(), what, kind(event.notification()), answer(answer), from);
    }

    private static String kind(@Nullable ObjectNode notification) {
        return notification == null
                ? ""
                : notification.path("type").asText() + " "
                        + notification.path("action").asText();
    }

    private static String answer(Receipt answer) {
        return switch (answer.status()) {
            case REJECTED ->
                "REJECTED " + answer.code()
                        + (answer.location() == null || answer.location().isEmpty() ? "" : " at " + answer.location())
                        + (answer.field() == null ? "" : ", field " + answer.field());
            default -> answer.status().name();
        };
    }

    private String line(RecipientOutcome outcome) {
        String how =
                switch (outcome.state()) {
                    case QUEUED, DELIVERED -> sent(outcome);
                    case HELD -> "held: " + why(outcome.rule());
                    case REFUSED -> "refused: " + why(outcome.rule());
                    case TESTED -> "a test, not sent";
                    case WITHDRAWN -> "withdrawn";
                    case FAILED ->
                        "failed: "
                                + (outcome.fault() == null
                                        ? ""
                                        : outcome.fault().getMessage());
                };
        return "    %-4s %-8s %s".formatted(mark(outcome), outcome.recipient(), how);
    }

    private static String mark(RecipientOutcome outcome) {
        return switch (outcome.state()) {
            case QUEUED, DELIVERED -> "->";
            case HELD -> "||";
            case REFUSED, FAILED, WITHDRAWN -> "x";
            case TESTED -> "..";
        };
    }

    private String sent(RecipientOutcome outcome) {
        String form = outcome.rendering() == null
                ? ""
                : outcome.rendering().format() + ", " + outcome.rendering().content().length + " bytes";
        return outcome.redactions().isEmpty() ? form : form + ", without " + removed(outcome.redactions());
    }

    // What went by one rule stands together.
    private String removed(List<RemovedPart> parts) {
        Map<String, List<RemovedPart>> byRule = parts.stream()
                .collect(Collectors.groupingBy(RemovedPart::rule, LinkedHashMap::new, Collectors.toList()));
        return byRule.entrySet().stream()
                .map(each -> each.getValue().stream().map(RemovedPart::path).collect(Collectors.joining(" ")) + ": "
                        + why(each.getKey()))
                .collect(Collectors.joining("; "));
    }

    private String why(@Nullable String rule) {
        return rule == null ? "" : rule + ", " + rules.against(rule);
    }
}
