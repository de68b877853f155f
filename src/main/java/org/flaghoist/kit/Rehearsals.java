package org.flaghoist.kit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Rehearses with one partner, and writes the reports. */
public final class Rehearsals {

    private static final String SEND = "send";
    private static final String BROKER = "broker";

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
    private final PrintWriter out;

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
     * @param pictures whether the partner gets monthly pictures
     */
    public record RehearsalOptions(
            BrokerAddress broker, Duration take, Duration idle, Set<String> without, boolean pictures) {}

    public Rehearsals(Partner partner, Mappings mappings, RehearsalFolders folders, PrintWriter out) {
        this.partner = partner;
        this.mappings = mappings;
        this.mapping = mappings.of(partner.id());
        this.folders = folders;
        this.out = out;
    }

    /** @return whether no case failed */
    public boolean run(RehearsalOptions options) throws Exception {
        SetupFaults faults = new SetupFaults();
        CaseFile cases = CaseFile.read(folders.cases(), faults);
        KitSamples samples = new KitSamples(folders.samples(), partner.id(), mapping.extension());
        if (samples.copies().isEmpty()) {
            faults.add(folders.samples().resolve(partner.id()), 0, "holds no samples in out/; name another --samples");
        }
        if (!isOwn(folders.report())) {
            faults.add(folders.report(), 0, "holds files of somebody else; name another folder with --report");
        }
        faults.throwIfAny();
        clear();
        CopyPlan plan = new CopyPlan(partner.id(), mappings, samples);
        List<OutboundCopy> copies = plan.copies(
                cases.sends().stream()
                        .filter(one -> !options.without().contains(one.name()))
                        .toList(),
                options.pictures());
        AskedFiles asked = new AskedFiles(folders.report().resolve(SEND), mapping.extension());
        boolean isServer = partner.transport() instanceof Sftp;
        asked.prepare(
                cases.asks().stream()
                        .filter(one -> !options.without().contains(one.name()))
                        .toList(),
                samples.sent(),
                isServer);
        asked.write();
        List<CaseResult> results = new ArrayList<>();
        try (PartnerSide side = side(options)) {
            results.addAll(new RehearsalRun(
                            side, mapping, asked, new RehearsalRun.Patience(options.take(), options.idle()), out)
                    .run(copies));
        }
        FileSystemUtils.deleteRecursively(folders.report().resolve(BROKER));
        results.addAll(plan.notes());
        options.without().forEach(name -> results.add(CaseResult.notJudged(CaseResult.ASKED, name, "left out")));
        return report(results);
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
        for (String old : List.of(SEND, BROKER)) {
            FileSystemUtils.deleteRecursively(folders.report().resolve(old));
        }
        Files.createDirectories(folders.report());
        Files.writeString(folders.report().resolve(MARK), "");
    }

    private PartnerSide side(RehearsalOptions options) {
        if (partner.transport() instanceof Jms user) {
            return new BrokerSide(partner, user, settings(options.broker()));
        }
        return new ServerSide(partner, (Sftp) partner.transport(), mapping.extension(), Clock.systemUTC());
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

    private boolean report(Collection<CaseResult> results) throws IOException {
        Path html = folders.report().resolve("report.html");
        Path junit = folders.report().resolve("junit.xml");
        Files.writeString(html, HtmlReport.of(partner.id(), results));
        Files.writeString(junit, JUnitReport.of(partner.id(), results));
        out.println(CaseResult.counts(results) + "; see " + html + " and " + junit);
        return results.stream().noneMatch(CaseResult::isFailed);
    }
}
