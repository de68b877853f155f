package org.flaghoist.exchange;

import java.util.List;
import java.util.function.Predicate;
import org.flaghoist.exchange.UploadedMessage.Upload;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.proof.ManifestEntry;
import org.flaghoist.sequence.CopyNumbers;
import org.flaghoist.sequence.ManifestFiles;
import org.flaghoist.sequence.NumberedCopy;

/** Notes the files that partners are given, for those who are sent manifests. */
public final class GivenFiles {

    private final ManifestFiles files;
    private final CopyNumbers numbers;
    private final Predicate<String> isListed;

    /** @param isListed whether a partner is sent manifests */
    public GivenFiles(ManifestFiles files, CopyNumbers numbers, Predicate<String> isListed) {
        this.files = files;
        this.numbers = numbers;
        this.isListed = isListed;
    }

    /** Whether it is to be noted. What the ledger had as delivered before is noted already. */
    boolean isToNote(OutboundMessage message, Upload upload) {
        return !upload.recorded()
                && message.kind() != OutboundMessage.Kind.MANIFEST
                && isListed.test(message.partner());
    }

    /** It has its name now. */
    void note(OutboundMessage message, Upload upload) {
        String sender = message.source().sender();
        NumberedCopy copy = new NumberedCopy(sender, message.source().entry(), message.recipient());
        files.delivered(
                message.recipient(),
                new ManifestEntry(
                        message.kind().name(),
                        upload.name(),
                        message.body().length,
                        Digests.plain(message.body()),
                        "",
                        message.kind().isCopy() ? sender : null,
                        message.id(),
                        message.revision(),
                        message.kind().isCopy() ? numbers.find(List.of(copy)).get(copy) : null));
    }
}
