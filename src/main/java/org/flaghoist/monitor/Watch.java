package org.flaghoist.monitor;

import java.util.List;

/** Looks for one condition. */
public interface Watch {

    Condition condition();

    /** False where it is too early to look: until then what was out of order stays so. */
    default boolean isReady() {
        return true;
    }

    /** All that is out of order now. */
    List<Finding> look();
}
