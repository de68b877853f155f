package org.flaghoist.draft;

import java.nio.file.Path;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;

/** Refuses to draft what the hub could not start with: a form that needs files, reached by messages. */
final class FilesByMessage {

    private FilesByMessage() {}

    static void refuse(DraftRequest request, LikedPartner like) {
        // What is wrong with the other's file is no fault of this draft.
        Partner other = Partners.readOne(
                request.reachedLike(), request.config(), request.mappings(), Secrets.unknown(), new SetupFaults());
        boolean hasOwnForm = request.from() != null;
        if (hasOwnForm
                || other == null
                || !(other.transport() instanceof Jms)
                || !like.format().syntax().needsFiles()) {
            return;
        }
        Path format = like.folder().resolve("format.yaml");
        Path file = Partners.file(request.config(), other.id());
        throw SetupException.of(
                format,
                YamlLines.near(format, "syntax"),
                "syntax",
                ("records are exchanged as files, and %s:%d has 'jms'; name a"
                                + " partner that is reached by sftp with --reached-like, or one of another syntax with --like")
                        .formatted(file, YamlLines.near(file, "jms")));
    }
}
