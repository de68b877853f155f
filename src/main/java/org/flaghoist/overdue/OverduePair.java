package org.flaghoist.overdue;

import java.time.Instant;

/**
 * What is overdue between two partners, of one step.
 *
 * @param number how many copies
 * @param first since when the first of them is
 * @param last when the last was found
 * @param hasImmediate whether one of them is IMMEDIATE
 */
public record OverduePair(
        String sender, OverdueStepOf what, int number, Instant first, Instant last, boolean hasImmediate) {}
