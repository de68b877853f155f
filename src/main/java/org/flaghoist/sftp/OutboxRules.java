package org.flaghoist.sftp;

import java.util.List;
import org.flaghoist.sftp.RemoteOutbox.OutboxLook;
import org.jspecify.annotations.Nullable;

/** What the hub decides about a look at a partner's outbox. */
@FunctionalInterface
public interface OutboxRules {

    /** @return null where the hub is not to look now */
    @Nullable
    LookRules begin(String partner);

    /** What it decides about what that look has found. */
    @FunctionalInterface
    interface LookRules {

        /** @return those that are to be taken now, in order */
        List<ReadyFile> decide(OutboxLook look);
    }
}
