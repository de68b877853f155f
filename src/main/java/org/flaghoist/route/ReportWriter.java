package org.flaghoist.route;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.route.ConnectionReport.Step;

/** Notes the steps of a test, with the time that each took. */
final class ReportWriter {

    private final List<Step> steps = new ArrayList<>();
    private long began = System.nanoTime();

    void passed(String step, String text) {
        add(step, true, text);
    }

    void failed(String step, String text) {
        add(step, false, text);
    }

    private void add(String step, boolean ok, String text) {
        long now = System.nanoTime();
        steps.add(new Step(step, ok, text, (now - began) / 1_000_000));
        began = now;
    }

    ConnectionReport report() {
        return ConnectionReport.of(steps);
    }
}
