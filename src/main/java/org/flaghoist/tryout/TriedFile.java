package org.flaghoist.tryout;

import java.util.List;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a file.
 *
 * @param count of the notifications in it
 * @param notifications the first of them, in the file's order
 * @param fault of the file as a whole; null where it could be cut
 */
public record TriedFile(
        String partner,
        byte[] content,
        int count,
        List<TriedNotification> notifications,
        @Nullable Rejection fault) {

    /** Whether each notification would be accepted, and each copy that is sent or held can be rendered. */
    public boolean isSound() {
        return fault == null && notifications.stream().allMatch(TriedNotification::isSound);
    }

    /** Whether anything in it is above the hub's ceiling. */
    public boolean isSpill() {
        return (fault != null && fault.isSpill()) || notifications.stream().anyMatch(TriedNotification::isSpill);
    }
}
