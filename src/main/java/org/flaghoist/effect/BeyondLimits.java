package org.flaghoist.effect;

import java.io.Serial;

/** A draft of files took more than it may. */
public final class BeyondLimits extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param words what it did, such as that it took too long */
    public BeyondLimits(String words) {
        super(words);
    }
}
