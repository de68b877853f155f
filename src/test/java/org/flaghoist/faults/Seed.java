package org.flaghoist.faults;

import java.security.SecureRandom;

/** What the random moments of a run come from: printed, and given again by {@code -Dflaghoist.seed=}. */
record Seed(long value) {

    static Seed ofThisRun() {
        Seed seed = new Seed(Long.getLong("flaghoist.seed", new SecureRandom().nextInt(Integer.MAX_VALUE)));
        System.out.println(seed);
        return seed;
    }

    @Override
    public String toString() {
        return "-Dflaghoist.seed=" + value;
    }
}
