package org.flaghoist.sftp;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.sftp.ConnectionReport.ConnectionStep;

/** Notes the steps of a test, with the time that each took. */
public final class ReportWriter {

    private final List<ConnectionStep> steps = new ArrayList<>();
    private long began = System.nanoTime();

    public void passed(String step, String text) {
        add(step, true, text);
    }

    public void failed(String step, String text) {
        add(step, false, text);
    }

    private void add(String step, boolean ok, String text) {
        long now = System.nanoTime();
        steps.add(new ConnectionStep(step, ok, text, (now - began) / 1_000_000));
        began = now;
    }

    public ConnectionReport report() {
        return ConnectionReport.of(steps);
    }
}
