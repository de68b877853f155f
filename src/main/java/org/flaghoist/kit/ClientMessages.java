package org.flaghoist.kit;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.flaghoist.kit.PartnerSide.InboundContent;
import org.flaghoist.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** What the partner's client sends: reads it as the hub would, and answers it. */
final class ClientMessages {

    private final Mapping mapping;
    private final InboundCheck check;
    private final AskedFiles asked;
    private final OwnForms own;
    private final ResultLog log;
    private final UnaryOperator<OutboundCopy> signing;
    private final ReferenceHistory history = new ReferenceHistory();
    private @Nullable AskedFile last;
    private boolean overtaken;
    private boolean rejected;

    /** @param signing what is done to each receipt */
    ClientMessages(
            Mapping mapping, AskedFiles asked, OwnForms own, ResultLog log, UnaryOperator<OutboundCopy> signing) {
        this.signing = signing;
        this.mapping = mapping;
        this.check = new InboundCheck(mapping);
        this.asked = asked;
        this.own = own;
        this.log = log;
    }

    /** Puts there what the client is asked to send. */
    void ask() throws IOException {
        asked.write();
    }

    /** @return the receipts for it */
    List<OutboundCopy> came(InboundContent content) throws IOException {
        AskedFile file = asked.find(content.content(), content.size()).orElse(null);
        boolean alone = file != null && file.isAnsweredAlone();
        List<InboundAnswer> answers = check.answers(content, alone ? new ReferenceHistory() : history);
        if (file == null) {
            file = changed(content);
        }
        if (file != null) {
            log.say("  came: " + content.name() + ", the file asked for as " + file.name()
                    + (file.isDone() ? ", again" : ""));
            if (!file.isDone()) {
                inOrder(file, content.name());
            }
            file.came(answers);
        } else {
            own(content, answers);
        }
        String name = file == null ? content.name() : content.name() + ", " + file.name();
        return answers.stream().map(answer -> receipt(name, answer)).toList();
    }

    private @Nullable AskedFile changed(InboundContent content) {
        return asked.findChanged(content.content(), content.name())
                .or(() -> asked.findRewritten(content.content(), content.name()))
                .orElse(null);
    }

    private void inOrder(AskedFile file, String name) {
        if (last != null && asked.isBefore(file, last) && !overtaken) {
            overtaken = true;
            log.add(
                    CaseResult.failed(
                            CaseResult.ASKED,
                            "order",
                            name + ", asked for as " + file.name() + ", came after " + last.name()
                                    + ": send in the order of the names, as the hub takes a revision only after the one before"));
        }
        last = file;
    }

    private void own(InboundContent content, List<InboundAnswer> answers) throws IOException {
        for (InboundAnswer answer : answers) {
            rejected |= answer.notification() == null;
            log.add(
                    answer.notification() == null
                            ? CaseResult.failed(CaseResult.SENT, content.name(), answer.words())
                            : CaseResult.passed(
                                    CaseResult.SENT,
                                    content.name(),
                                    answer.words() + "; read as " + own.write(content.name(), answer.notification())));
        }
        if (answers.isEmpty()) {
            log.add(CaseResult.passed(CaseResult.SENT, content.name(), "holds no notification; nothing is answered"));
        }
    }

    private OutboundCopy receipt(String name, InboundAnswer answer) {
        String key = UUID.randomUUID().toString().replace("-", "");
        String now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] bytes = mapping.receipt(answer.receipt(key, now));
        return signing.apply(OutboundCopy.receipt(answer.status() + " of " + name, key, bytes));
    }

    boolean areAllDone() {
        return asked.missing().isEmpty();
    }

    /** What the client is still to send; empty where it has sent all. */
    String missing() {
        return String.join(", ", asked.missing());
    }

    /** @param untried why nothing could come; empty where it could */
    List<CaseResult> results(String untried) {
        List<CaseResult> results = new ArrayList<>(asked.results(untried));
        if (untried.isEmpty() || own.isAny()) {
            results.add(own.look(rejected));
        }
        return results;
    }
}
