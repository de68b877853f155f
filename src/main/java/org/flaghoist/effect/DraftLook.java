package org.flaghoist.effect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.flaghoist.exchange.SetupFiles;

/** Looks at a draft of files that somebody may have written carelessly, or to do harm. */
public interface DraftLook {

    /**
     * Reads them.
     *
     * @param now what hubs would go over from
     * @throws org.flaghoist.notification.SetupException with all their faults, and what needs a restart
     * @throws BeyondLimits where they take too long, or too much memory
     */
    void read(SetupFiles draft, SetupFiles now);

    /**
     * What they would do otherwise than those of now, as {@link EffectsJson} has it.
     *
     * @param question what is looked at
     * @param goOn called again and again meanwhile, by any thread; ends the work where it throws something
     * @throws org.flaghoist.notification.SetupException with all faults of the draft
     * @throws BeyondLimits where that takes too long, or too much memory
     */
    ObjectNode effects(EffectsQuestion question, KeptMessages kept, Runnable goOn);

    /**
     * What is asked of a draft.
     *
     * @param most the last of those that came in since then
     */
    record EffectsQuestion(SetupFiles now, SetupFiles draft, Instant since, int most) {}
}
