package org.flaghoist.tryout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What would come of one notification.
 *
 * @param number of its first record in the file
 * @param original the bytes that were cut out of the file
 * @param form the hub form; null where it would be rejected
 * @param faults why; the first is what its sender would be told
 * @param broken where the sender's mapping breaks off, if that is the fault
 * @param copies what is decided about each recipient, in the policy's order
 */
public record TriedNotification(
        int number,
        byte[] original,
        @Nullable ObjectNode form,
        List<Rejection> faults,
        @Nullable BrokenMapping broken,
        List<TriedCopy> copies) {

    boolean isSound() {
        return faults.isEmpty() && copies.stream().allMatch(copy -> copy.fault() == null);
    }

    public boolean isSpill() {
        return faults.stream().anyMatch(Rejection::isSpill);
    }
}
