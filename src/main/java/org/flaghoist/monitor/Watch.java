package org.flaghoist.monitor;

import java.util.List;

/** Looks for one condition. */
public interface Watch {

    Condition condition();

    /** All that is out of order now. */
    List<Finding> look();
}
