package org.flaghoist.cluster;

import java.util.function.BooleanSupplier;

/**
 * The right to do what only one hub may do, as it was when work began. Once lost it does not come back, though the hub
 * may have the same work again. Asking costs next to nothing.
 */
public final class Lease {

    /** Where there can be no other hub. */
    public static final Lease UNSHARED = new Lease("", () -> true);

    private final String work;
    private final BooleanSupplier held;

    Lease(String work, BooleanSupplier held) {
        this.work = work;
        this.held = held;
    }

    public boolean isHeld() {
        return held.getAsBoolean();
    }

    /**
     * To be called before each step that another hub must not do, too.
     *
     * @throws LeaseLost where it may be doing it
     */
    public void check() {
        if (!isHeld()) {
            throw new LeaseLost(work);
        }
    }
}
