package org.flaghoist.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.sftp.InboxListing;
import org.flaghoist.taken.LyingFile;
import org.flaghoist.taken.LyingFiles;
import org.flaghoist.taken.TakenDelivery;
import org.jspecify.annotations.Nullable;

/**
 * Sees in the inbox of one partner's server which copies are gone: the partner has taken them. A server may list what
 * it has a while later, or leave something out once. So a copy is gone only if two listings in a row do not have it,
 * and an earlier one had it, or it has been there for a while. For one thread at a time.
 */
final class InboxLook {

    /** More are not looked for at once, the newest first. */
    private static final int MOST = 10_000;

    private static final int TOGETHER = 200;
    private static final int ENOUGH = 2;

    private final List<String> recipients;
    private final InboxListing listing;
    private final CollectionGate gate;
    private final LyingFiles files;
    private final TakenRecorder recorder;
    private final TakenSettings settings;
    private final Clock clock;

    /** What listings have shown, by name. */
    private Map<String, Shown> shown = new HashMap<>();

    /** @param recipients the partner, then its bodies: they have one inbox */
    InboxLook(
            List<String> recipients,
            InboxListing listing,
            CollectionGate gate,
            LyingFiles files,
            TakenRecorder recorder,
            TakenSettings settings,
            Clock clock) {
        this.recipients = List.copyOf(recipients);
        this.listing = listing;
        this.gate = gate;
        this.files = files;
        this.recorder = recorder;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param missing in how many listings it was not, in a row */
    private record Shown(boolean isSeen, int missing) {

        static Shown after(@Nullable Shown before, boolean isThere) {
            return isThere
                    ? new Shown(true, 0)
                    : new Shown(before != null && before.isSeen, before == null ? 1 : before.missing + 1);
        }
    }

    /** False while nothing is collected from the partner, by this hub, or its server is not known to work. */
    boolean isToLook() {
        return gate.isOpen(recipients.get(0)) && listing.mayAsk();
    }

    /** @return false where the server does not let the hub list the folder */
    boolean look() {
        // Read before the server is asked: what gets its name meanwhile is not missed.
        List<LyingFile> lying = files.of(recipients, MOST);
        Set<String> there = lying.isEmpty() ? Set.of() : listed(lying);
        if (there == null) {
            return false;
        }
        Map<String, Shown> before = shown;
        shown = new HashMap<>();
        lying.forEach(
                file -> shown.put(file.name(), Shown.after(before.get(file.name()), there.contains(file.name()))));
        record(lying.stream().filter(this::isGone).toList());
        return true;
    }

    private @Nullable Set<String> listed(List<LyingFile> lying) {
        try {
            return listing.present(lying.stream().map(LyingFile::name).collect(Collectors.toSet()))
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isGone(LyingFile file) {
        Shown now = shown.get(file.name());
        return now != null
                && now.missing >= ENOUGH
                && (now.isSeen || file.delivered().isBefore(clock.instant().minus(settings.unseen())));
    }

    private void record(List<LyingFile> gone) {
        Instant now = clock.instant();
        for (int i = 0; i < gone.size(); i += TOGETHER) {
            List<LyingFile> some = gone.subList(i, Math.min(i + TOGETHER, gone.size()));
            recorder.record(
                    some.stream()
                            .map(file -> new TakenDelivery(file.entry(), null, file.partner(), now))
                            .toList(),
                    () -> some.forEach(files::remove));
        }
    }
}
