package org.flaghoist.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.Protections;
import org.flaghoist.notification.Rejection;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFile.State;
import org.flaghoist.periodic.PeriodicFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends partners files that the hub makes for a period, each once. The ledger has first that it is begun; then the
 * broker gets it, with a duplicate id; then the ledger has that it is on its queue. Whoever goes on after a crash in
 * between sends it under the same id, and the broker says whether it has it.
 */
final class PeriodicSender {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicSender.class);

    /** What has failed is tried again; a key or a mapping may have been put right. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final PeriodicFiles files;
    private final PeriodicWriter writer;
    private final Protections protections;
    private final OnceSender sender;
    private final Clock clock;

    PeriodicSender(
            PeriodicFiles files, PeriodicWriter writer, Protections protections, OnceSender sender, Clock clock) {
        this.files = files;
        this.writer = writer;
        this.protections = protections;
        this.sender = sender;
        this.clock = clock;
    }

    /** Makes files of one series. */
    interface PeriodicWriter {

        /** What it is called in the log and in duplicate ids, such as {@code picture}. */
        String name();

        /**
         * Reads what there is to say. A database that is away for a moment is no fault of the file.
         *
         * @return writes it; a Rejection where the partner's form has no room or no letters for it
         */
        Supplier<Outgoing> read(String partner, String period);
    }

    /**
     * Sends it, unless it was sent, or is not to be tried again yet: that takes one question, as it is asked often.
     *
     * @param present the period that is not over
     */
    void send(String partner, String period, String present, Lease lease) {
        Optional<PeriodicFile> last = files.last(partner, period, present);
        if (last.isPresent() && !isToBeMade(last.get(), period)) {
            return;
        }
        last.ifPresentOrElse(files::beginAgain, () -> files.begin(partner, period));
        files.find(partner, period)
                .filter(begun -> begun.state() == State.MAKING)
                .ifPresent(begun -> make(begun, lease));
    }

    private boolean isToBeMade(PeriodicFile last, String period) {
        boolean isDueAgain =
                last.state() == State.FAILED && !last.changed().plus(PAUSE).isAfter(clock.instant());
        return last.period().equals(period) && (last.state() == State.MAKING || isDueAgain);
    }

    private void make(PeriodicFile begun, Lease lease) {
        String partner = begun.partner();
        Supplier<Outgoing> written = writer.read(partner, begun.period());
        try {
            Outgoing message = protections.protect(partner, written.get());
            sender.send(List.of(message), id(begun), lease);
            files.queued(partner, begun.period());
        } catch (Rejection fault) {
            LOG.warn(
                    "The {} of {} for {} cannot be written: {} at {}; correct mappings/{}, or put new keys in place; it"
                            + " is tried again in an hour",
                    writer.name(),
                    begun.period(),
                    partner,
                    fault.code(),
                    fault.field() == null ? "no field" : fault.field(),
                    partner);
            files.failed(partner, begun.period(), fault.code().name());
        }
    }

    private String id(PeriodicFile begun) {
        return String.format(
                Locale.ROOT, "%s-%s-%s-%d", writer.name(), begun.partner(), begun.period(), begun.attempt());
    }
}
