package org.flaghoist.exchange;

import org.flaghoist.exchange.UploadedMessage.Upload;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.UploadResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what became of a file that Camel has uploaded, or found at the partner's server. */
public final class UploadStep {

    private static final Logger LOG = LoggerFactory.getLogger(UploadStep.class);

    private final ExchangeListeners listeners;

    public UploadStep(ExchangeListeners listeners) {
        this.listeners = listeners;
    }

    /** @param result null where it was not to be uploaded */
    public UploadedMessage uploaded(OutboundFile file, @Nullable UploadResult result) {
        UploadedMessage uploaded = result == null ? file.settled() : uploadedAs(result, file);
        if (uploaded == null) {
            throw new IllegalStateException(file.name() + " was not uploaded; correct routes/deliver-sftp.camel.yaml");
        }
        if (uploaded.upload() != null) {
            listeners.delivered(new ExchangeListener.Delivered(file.message().partner(), file.name()));
        }
        return uploaded;
    }

    /** Says it of one that was put there with others. */
    static UploadedMessage uploadedAs(UploadResult result, OutboundFile file) {
        if (file.message().repeat() != null && isThere(result)) {
            LOG.info(
                    "deliver-sftp-{}: {} is there still, and is not written again",
                    file.message().partner(),
                    file.name());
            return UploadedMessage.of(
                    file.confirmed(), new Upload(file.name(), UploadResult.FOUND, file.tried(), false));
        }
        if (result == UploadResult.OTHER) {
            return UploadedMessage.givenUp(file.confirmed(), taken(file.name()));
        }
        log(result, file.message().partner(), file.name());
        return UploadedMessage.of(file.confirmed(), new Upload(file.name(), result, file.tried(), false));
    }

    // Encrypted again it has other bytes.
    private static boolean isThere(UploadResult result) {
        return result == UploadResult.FOUND || result == UploadResult.OTHER;
    }

    /** Says that the partner may have had a file before; nothing where it had not. */
    static void log(UploadResult result, String partner, String name) {
        if (result == UploadResult.FOUND) {
            LOG.info(
                    "deliver-sftp-{}: {} stood there already, as an earlier try left it; not written again",
                    partner,
                    name);
        } else if (result == UploadResult.AGAIN) {
            LOG.info(
                    "deliver-sftp-{}: {} was put there, perhaps for the second time: how an earlier try ended is not"
                            + " known",
                    partner,
                    name);
        }
    }

    private static Rejection taken(String name) {
        return new Rejection(FaultCode.INTERNAL, "", null, "another file is named " + name);
    }
}
