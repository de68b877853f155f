package org.flaghoist.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** Reads a file that was fetched; where the partner's are PGP-protected, decrypts it and verifies its signature. */
public final class OpenStep {

    private final Protections protections;

    public OpenStep(Protections protections) {
        this.protections = protections;
    }

    public OpenedFile open(FetchedFile file) throws IOException {
        Path fetched = file.content();
        if (fetched == null) {
            return new OpenedFile(file, OpenedFile.NOTHING, file.fault());
        }
        byte[] content = Files.readAllBytes(fetched);
        try {
            return new OpenedFile(file, protections.open(file.partner(), content), null);
        } catch (Rejection fault) {
            byte[] kept = fault.code() == FaultCode.TOO_LARGE ? OpenedFile.NOTHING : content;
            return new OpenedFile(file, kept, fault);
        }
    }
}
