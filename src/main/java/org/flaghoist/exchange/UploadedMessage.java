package org.flaghoist.exchange;

import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.UploadResult;
import org.jspecify.annotations.Nullable;

/**
 * A message, and what became of it at the partner's server.
 *
 * @param upload null where nothing was uploaded
 * @param fault why it cannot be; null where it can
 */
public record UploadedMessage(
        ConfirmedMessage confirmed,
        @Nullable Upload upload,
        @Nullable Rejection fault) {

    /**
     * What was uploaded.
     *
     * @param tried whether it may have been uploaded before
     * @param recorded whether the ledger says that it was, and so it was not uploaded again
     */
    record Upload(UploadResult result, boolean tried, boolean recorded) {}

    static UploadedMessage of(ConfirmedMessage confirmed, Upload upload) {
        return new UploadedMessage(confirmed, upload, null);
    }

    static UploadedMessage givenUp(ConfirmedMessage confirmed, Rejection fault) {
        return new UploadedMessage(confirmed, null, fault);
    }

    /** A copy that is not to go there: sent again, and overtaken by now, or withdrawn. */
    static UploadedMessage leftOut(ConfirmedMessage confirmed) {
        return new UploadedMessage(confirmed, null, null);
    }

    boolean isLeftOut() {
        return upload == null && fault == null;
    }

    static UploadedMessage lost(ConfirmedMessage confirmed) {
        return new UploadedMessage(confirmed, null, null);
    }
}
