package org.flaghoist.parking;

/** Where a message waits for a person. */
public enum ParkingQueue {
    /** What a partner sent and the hub rejected: {@code dead.in.<sender>}. */
    DEAD_IN,
    /** What cannot be given to a partner: {@code dead.out.<recipient>}. */
    DEAD_OUT,
    /** What only people may release (rules R9, R10): {@code held.<recipient>}. */
    HELD
}
