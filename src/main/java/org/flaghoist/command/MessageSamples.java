package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;

/** Finds samples that would be files of several notifications, of partners whose messages are one each. */
record MessageSamples(Path samples, Folders folders, Setup setup) {

    /** Each with file and line. */
    List<String> faults() {
        return setup.partners().all().stream()
                .filter(partner -> partner.transport() instanceof Jms)
                .flatMap(this::faults)
                .toList();
    }

    private Stream<String> faults(Partner partner) {
        Mapping mapping = setup.mappings().of(partner.id());
        Path file = Partners.file(folders.config(), partner.id());
        return mapping.holdsSeveral()
                ? new Samples(samples, folders.mappings(), partner.id(), mapping)
                        .sent()
                        .flatMap(sample -> fault(sample, mapping, file).stream())
                : Stream.empty();
    }

    private static Optional<String> fault(Path sample, Mapping mapping, Path file) {
        try {
            int count = mapping.cut(JsonFiles.bytes(sample)).size();
            return count == 1
                    ? Optional.empty()
                    : Optional.of(
                            "%s:1: file: has %d notifications, and a JMS message is one (%s); make a sample of each"
                                    .formatted(sample, count, file));
        } catch (JsonFiles.UnreadableFile | Rejection said) {
            // What becomes of it is tried with the others.
            return Optional.empty();
        }
    }
}
