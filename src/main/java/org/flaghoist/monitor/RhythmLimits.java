package org.flaghoist.monitor;

/**
 * What is too little, and too much, of a sender that something is expected from.
 *
 * @param critical a silence is critical when it has lasted so many times the expected time; a warning after that time
 * @param volume an hour is too much with so many times the messages of the busiest hour of the last weeks
 * @param least fewer messages an hour are never too much
 */
record RhythmLimits(int critical, int volume, int least) {}
