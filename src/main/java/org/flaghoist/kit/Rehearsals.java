package org.flaghoist.kit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Rehearses with one partner, and writes the reports. */
public final class Rehearsals {

    private static final String SEND = "send";
    private static final String BROKER = "broker";

    /** What signed receipts and the manifest are verified with. */
    private static final String KEY = "flaghoist.pem";

    /** File of a folder that is a rehearsal's, and may be emptied. */
    private static final String MARK = ".rehearsal";

    private static final DataSize MEMORY = DataSize.ofMegabytes(32);
    private static final DataSize LARGEST_MESSAGE = DataSize.ofMegabytes(8);
    private static final int MOST_OF_THE_DISK = 99;
    private static final Duration SYNC = Duration.ofNanos(100_000);

    private final Partner partner;
    private final Mappings mappings;
    private final Mapping mapping;
    private final RehearsalFolders folders;
    private final ResultLog log;

    /**
     * @param samples of all partners, one folder each
     * @param cases the file of that name
     * @param report where the reports are written, and the files that the partner is asked to send
     */
    public record RehearsalFolders(Path samples, Path cases, Path report) {}

    /** Where the broker listens, for a partner that comes to it. */
    public record BrokerAddress(String host, int amqpPort, int corePort) {}

    /**
     * @param take how long the client may take for one copy
     * @param idle how long nothing may happen until it ends
     * @param without the names of the cases that are left out
     * @param wished what the partner gets only where it is agreed
     * @param end where it goes on when all is done: whether it is to end now; null where it does not go on
     * @param given the options as they were given, for people
     */
    public record RehearsalOptions(
            BrokerAddress broker,
            Duration take,
            Duration idle,
            Set<String> without,
            AgreedExtras wished,
            @Nullable BooleanSupplier end,
            String given) {}

    public Rehearsals(Partner partner, Mappings mappings, RehearsalFolders folders, PrintWriter out) {
        this.partner = partner;
        this.mappings = mappings;
        this.mapping = mappings.of(partner.id());
        this.folders = folders;
        this.log = new ResultLog(out);
    }

    /** @return whether no case failed */
    public boolean run(RehearsalOptions options) throws Exception {
        SetupFaults faults = new SetupFaults();
        CaseFile cases = CaseFile.read(folders.cases(), faults).without(options.without(), folders.cases(), faults);
        KitSamples samples = new KitSamples(folders.samples(), partner.id(), mapping.extension());
        if (samples.copies().isEmpty()) {
            faults.add(
                    folders.samples().resolve(partner.id()),
                    1,
                    "folder",
                    "holds no samples in out/; name another --samples");
        }
        if (!isOwn(folders.report())) {
            faults.addWhole(folders.report(), "holds files of somebody else; name another folder with --report");
        }
        faults.throwIfAny();
        clear();
        boolean comes = partner.transport() instanceof Jms;
        boolean lists = partner.transport() instanceof Sftp site && site.pgp() == null;
        RehearsedProofs proofs = new RehearsedProofs(partner.id(), lists, mapping.extension());
        Files.writeString(folders.report().resolve(KEY), proofs.publicKey());
        CopyPlan plan = new CopyPlan(partner.id(), comes, mappings, samples);
        List<OutboundCopy> copies = plan.copies(cases.sends(), options.wished(), proofs);
        AskedFiles asked = new AskedFiles(folders.report().resolve(SEND), mapping);
        asked.prepare(cases.asks(), samples.sent());
        Reports reports = new Reports(folders.report(), partner.id(), options.given(), log);
        ClientMessages messages = new ClientMessages(
                mapping,
                asked,
                new OwnForms(folders.report()),
                log,
                receipt -> options.wished().signedReceipts() ? proofs.signed(receipt) : receipt);
        Patience patience = new Patience(options.take(), options.idle(), options.end());
        boolean ended;
        try (PartnerSide side = side(options);
                BreakOff breakOff = new BreakOff(reports)) {
            RehearsalRun run = new RehearsalRun(side, messages, patience, log);
            breakOff.guard(run);
            run.run(copies, words());
            plan.notes(log.all()).forEach(log::add);
            options.without()
                    .forEach(
                            name -> log.add(CaseResult.doesNotApply(OutboundCopy.CASES, name, "left out (--without)")));
            ended = !run.isBrokenOff();
        }
        if (ended) {
            FileSystemUtils.deleteRecursively(folders.report().resolve(BROKER));
            reports.write(false);
        }
        return ended && !log.hasFailures();
    }

    private String words() {
        return "Have it send all files of " + folders.report().resolve(SEND)
                + ", as they are, in the order of their names, and what it sends of its own.";
    }

    private static boolean isOwn(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void clear() throws IOException {
        for (String old : List.of(SEND, BROKER, OwnForms.FOLDER)) {
            FileSystemUtils.deleteRecursively(folders.report().resolve(old));
        }
        Files.createDirectories(folders.report());
        Files.writeString(folders.report().resolve(MARK), "");
    }

    private PartnerSide side(RehearsalOptions options) {
        if (partner.transport() instanceof Jms user) {
            return new BrokerSide(partner, user, settings(options.broker()), log::say);
        }
        return new ServerSide(
                partner, (Sftp) partner.transport(), mapping.extension(), new InboundCheck(mapping), Clock.systemUTC());
    }

    private BrokerSettings settings(BrokerAddress address) {
        return new BrokerSettings(
                "rehearsal",
                folders.report().resolve(BROKER),
                address.host(),
                address.amqpPort(),
                address.corePort(),
                SYNC,
                MEMORY,
                LARGEST_MESSAGE,
                1,
                MOST_OF_THE_DISK,
                null);
    }
}
