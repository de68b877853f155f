package org.flaghoist.kit;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.kit.CaseResult.CaseOutcome;

/** Keeps what became of each case, and prints what was seen as soon as it is. For any thread. */
final class ResultLog {

    private final PrintWriter out;
    private final List<CaseResult> results = new ArrayList<>();

    ResultLog(PrintWriter out) {
        this.out = out;
    }

    synchronized void add(CaseResult result) {
        results.add(result);
        if (result.is(CaseOutcome.PASSED) || result.isFailed()) {
            say("  " + result.outcome() + "  " + result.name() + ": " + result.text());
        }
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    synchronized List<CaseResult> all() {
        return List.copyOf(results);
    }

    synchronized boolean hasFailures() {
        return results.stream().anyMatch(CaseResult::isFailed);
    }
}
