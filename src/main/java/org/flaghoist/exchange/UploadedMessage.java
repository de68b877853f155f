package org.flaghoist.exchange;

import org.flaghoist.again.RepeatState;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.UploadResult;
import org.jspecify.annotations.Nullable;

/**
 * A message, and what became of it at the partner's server.
 *
 * @param upload null where nothing was uploaded
 * @param fault why it cannot be; null where it can
 * @param leftOut why it is not sent again; null where it is, or is no repeat
 */
public record UploadedMessage(
        ConfirmedMessage confirmed,
        @Nullable Upload upload,
        @Nullable Rejection fault,
        @Nullable RepeatState leftOut) {

    /**
     * What was uploaded.
     *
     * @param name of the file
     * @param tried whether it may have been uploaded before
     * @param recorded whether the ledger says that it was, and so it was not uploaded again
     */
    record Upload(String name, UploadResult result, boolean tried, boolean recorded) {}

    static UploadedMessage of(ConfirmedMessage confirmed, Upload upload) {
        return new UploadedMessage(confirmed, upload, null, null);
    }

    static UploadedMessage givenUp(ConfirmedMessage confirmed, Rejection fault) {
        return new UploadedMessage(confirmed, null, fault, null);
    }

    /** A copy that is not to go there, as it is withdrawn. */
    static UploadedMessage leftOut(ConfirmedMessage confirmed) {
        return new UploadedMessage(confirmed, null, null, null);
    }

    /** A copy that was to be sent again, and must not be any more. */
    static UploadedMessage leftOut(ConfirmedMessage confirmed, RepeatState why) {
        return new UploadedMessage(confirmed, null, null, why);
    }

    boolean isLeftOut() {
        return upload == null && fault == null;
    }

    static UploadedMessage lost(ConfirmedMessage confirmed) {
        return new UploadedMessage(confirmed, null, null, null);
    }
}
