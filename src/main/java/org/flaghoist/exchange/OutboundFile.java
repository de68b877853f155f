package org.flaghoist.exchange;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as a file for its partner's server.
 *
 * @param tried whether it may have been uploaded before
 * @param settled what became of it, where it need not, or must not, be uploaded; else null
 */
public record OutboundFile(
        ConfirmedMessage confirmed,
        String name,
        boolean tried,
        @Nullable UploadedMessage settled) {

    static OutboundFile settled(UploadedMessage settled, String name) {
        return new OutboundFile(settled.confirmed(), name, true, settled);
    }

    /** For the route. */
    public boolean isToUpload() {
        return settled == null;
    }

    /** For the route. */
    public byte[] content() {
        return message().body();
    }

    OutboundMessage message() {
        return Objects.requireNonNull(confirmed.message());
    }
}
