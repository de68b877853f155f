package org.flaghoist.hub;

import org.flaghoist.notification.SetupException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of the configuration without a stack trace: nobody's code is at fault. */
final class SetupFailureAnalyzer extends AbstractFailureAnalyzer<SetupException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SetupException cause) {
        return new FailureAnalysis(cause.getMessage(), "Correct them all and start again.", cause);
    }
}
