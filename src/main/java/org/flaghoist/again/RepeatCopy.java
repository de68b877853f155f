package org.flaghoist.again;

/**
 * A copy of a request.
 *
 * @param number its place in the request, from 1
 * @param last the highest revision of its notification in the request
 */
public record RepeatCopy(String request, int number, long entry, int last) {

    /** What has become of one. */
    public record RepeatOutcome(RepeatCopy copy, RepeatState state) {}
}
