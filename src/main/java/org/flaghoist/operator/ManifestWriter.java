package org.flaghoist.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.proof.Manifest;
import org.flaghoist.proof.ManifestNumber;
import org.flaghoist.proof.SigningKey;
import org.flaghoist.sequence.ManifestFiles;

/** Writes what a partner was given in a day, signs it, and records its digest before anybody gets it. */
public final class ManifestWriter implements PeriodicSender.PeriodicWriter {

    private final Ledger ledger;
    private final ManifestFiles files;
    private final SigningKey key;
    private final Supplier<Seal> head;
    private final Clock clock;

    /** @param head the last link of the ledger's chain */
    public ManifestWriter(Ledger ledger, ManifestFiles files, SigningKey key, Supplier<Seal> head, Clock clock) {
        this.ledger = ledger;
        this.files = files;
        this.key = key;
        this.head = head;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "manifest";
    }

    @Override
    public Supplier<Outgoing> read(String partner, String day) {
        byte[] signed = ledger.together(() -> written(partner, day));
        return () -> Outgoing.manifest(partner, day, signed);
    }

    private byte[] written(String partner, String day) {
        Instant end =
                LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<ManifestNumber> never = files.never(partner, day);
        files.reported(partner, day, never);
        List<ManifestNumber> numbers = new ArrayList<>(never);
        numbers.addAll(files.waiting(partner, end));
        String made = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] signed = new Manifest(
                        partner, day, made, files.list(partner, day, end), numbers, files.last(partner), head.get())
                .signed(key);
        ledger.note(Event.of(EventKind.MANIFEST, Event.HUB)
                .partner(partner)
                .with("day", day)
                .with("step", "MAKING")
                .with("sha256", Digests.plain(signed)));
        return signed;
    }
}
