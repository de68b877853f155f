package org.flaghoist.kit;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.flaghoist.kit.PartnerSide.InboundContent;
import org.flaghoist.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** Sends one copy after the other, takes what the partner sends, and ends when all is done or nothing more comes. */
final class RehearsalRun {

    private static final int MOST_MISSED = 3;

    private final PartnerSide side;
    private final Mapping mapping;
    private final InboundCheck check;
    private final AskedFiles asked;
    private final Patience patience;
    private final PrintWriter out;
    private final ReferenceHistory history = new ReferenceHistory();
    private final Deque<OutboundCopy> copies = new ArrayDeque<>();
    private final List<CaseResult> results = new ArrayList<>();
    private @Nullable OutboundCopy current;
    private long deadline;
    private long quiet;
    private boolean anyTaken;
    private int missed;
    private int lost;

    /**
     * @param take how long the client may take for one copy
     * @param idle how long nothing may happen
     */
    record Patience(Duration take, Duration idle) {}

    RehearsalRun(PartnerSide side, Mapping mapping, AskedFiles asked, Patience patience, PrintWriter out) {
        this.side = side;
        this.mapping = mapping;
        this.check = new InboundCheck(mapping);
        this.asked = asked;
        this.patience = patience;
        this.out = out;
    }

    List<CaseResult> run(Collection<OutboundCopy> planned) throws Exception {
        side.open().forEach(this::add);
        if (results.stream().noneMatch(CaseResult::isFailed)) {
            copies.addAll(planned);
            moved();
            while (!isOver() && lost < MOST_MISSED) {
                step();
            }
            side.oddities().forEach(this::add);
        }
        asked.results().forEach(this::add);
        return results;
    }

    private void step() throws InterruptedException {
        try {
            side.collect().forEach(this::came);
            next();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            lost++;
            add(CaseResult.failed(CaseResult.CONNECTION, "time " + lost, "is lost: " + e.getMessage()));
        }
    }

    private boolean isOver() {
        return current == null && copies.isEmpty() && (asked.areAllDone() || System.nanoTime() > quiet);
    }

    private void moved() {
        quiet = System.nanoTime() + patience.idle().toNanos();
    }

    private void next() throws Exception {
        if (current != null) {
            look(current);
        } else if (!copies.isEmpty()) {
            begin(copies.remove());
        }
    }

    private void begin(OutboundCopy copy) {
        if (missed >= MOST_MISSED) {
            add(CaseResult.failed(
                    copy.group(), copy.name(), "not tried, since " + MOST_MISSED + " before it were not taken"));
            return;
        }
        try {
            side.deliver(copy);
            current = copy;
            // Somebody has to start the client first.
            Duration most = anyTaken || missed > 0 ? patience.take() : patience.idle();
            deadline = System.nanoTime() + most.toNanos();
        } catch (Exception e) {
            missed++;
            add(CaseResult.failed(copy.group(), copy.name(), "cannot be delivered: " + e.getMessage()));
        }
    }

    private void look(OutboundCopy copy) throws Exception {
        String why = side.untaken();
        if (why == null) {
            anyTaken = true;
            missed = 0;
            add(CaseResult.passed(copy.group(), copy.name(), "taken"));
            current = null;
            moved();
        } else if (System.nanoTime() > deadline) {
            missed++;
            add(CaseResult.failed(copy.group(), copy.name(), why));
            side.withdraw();
            current = null;
        }
    }

    private void came(InboundContent content) {
        moved();
        AskedFile file = asked.find(content.content(), content.size()).orElse(null);
        List<InboundAnswer> answers = check.answers(content, file == null ? history : file.history());
        if (file != null) {
            file.came(answers);
            out.println("  came: " + content.name() + ", the file asked for as " + file.name());
        } else {
            answers.forEach(answer -> add(result(content.name(), answer)));
            if (answers.isEmpty()) {
                add(CaseResult.passed(CaseResult.SENT, content.name(), "holds no notification; nothing is answered"));
            }
        }
        answers.forEach(answer -> copies.add(receipt(content.name(), answer)));
    }

    private static CaseResult result(String name, InboundAnswer answer) {
        return answer.fault() == null
                ? CaseResult.passed(CaseResult.SENT, name, answer.words())
                : CaseResult.failed(CaseResult.SENT, name, answer.words());
    }

    private OutboundCopy receipt(String name, InboundAnswer answer) {
        String key = UUID.randomUUID().toString().replace("-", "");
        String now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] bytes = mapping.receipt(answer.receipt(key, now));
        return OutboundCopy.receipt(answer.status() + " of " + name, key, bytes);
    }

    private void add(CaseResult result) {
        results.add(result);
        out.println("  " + result.outcome() + "  " + result.name() + ": " + result.text());
        out.flush();
    }
}
