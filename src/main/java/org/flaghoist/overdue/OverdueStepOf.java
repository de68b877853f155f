package org.flaghoist.overdue;

import org.flaghoist.partner.OverdueStep;

/** What a recipient's copy waits for. */
public record OverdueStepOf(String recipient, OverdueStep step) {}
