package org.flaghoist.kit;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;
import org.flaghoist.pgp.Protection;
import org.flaghoist.sftp.RehearsedServer;
import org.flaghoist.sftp.RehearsedServer.MovedFile;
import org.flaghoist.sftp.RehearsedServer.RehearsedFile;
import org.jspecify.annotations.Nullable;

/** The partner's own server: the kit comes to it as the hub does. */
final class ServerSide implements PartnerSide {

    private static final int WAIT_MILLIS = 50;
    private static final long LOOK_NANOS = 250_000_000;

    private final Sftp site;
    private final String extension;
    private final InboundCheck check;
    private final RehearsedServer server;
    private final @Nullable Protection protection;
    /** What lay in the outbox at the last look: a file is taken when two looks in a row see the same. */
    private Map<String, RehearsedFile> seen = new HashMap<>();

    private long looked = System.nanoTime();

    private final List<MovedFile> moved = new ArrayList<>();
    private final Map<String, CaseResult> oddities = new LinkedHashMap<>();
    private @Nullable String delivered;

    /** @param extension of the partner's files */
    ServerSide(Partner partner, Sftp site, String extension, InboundCheck check, Clock clock) {
        this.site = site;
        this.check = check;
        this.server = new RehearsedServer(partner, site, clock);
        this.protection = site.pgp() == null ? null : new Protection(site.pgp(), clock);
        this.extension = "." + extension;
    }

    @Override
    public List<CaseResult> open() throws IOException {
        List<CaseResult> found = new ArrayList<>(server.check().steps().stream()
                .map(step -> step.ok()
                        ? CaseResult.passed(CaseResult.CONNECTION, step.step(), step.text())
                        : CaseResult.failed(
                                CaseResult.CONNECTION, step.step(), step.text() + ServerAdvice.of(step.step(), site)))
                .toList());
        if (found.stream().noneMatch(CaseResult::isFailed)) {
            server.moves()
                    .forEach((step, fault) -> found.add(
                            fault.isEmpty()
                                    ? CaseResult.passed(CaseResult.CONNECTION, step, "is allowed")
                                    : CaseResult.failed(
                                            CaseResult.CONNECTION, step, fault + ServerAdvice.of(step, site))));
        }
        if (found.stream().noneMatch(CaseResult::isFailed)) {
            leftOver(site.outbox(), server.outbox()).forEach(found::add);
            leftOver(site.inbox(), server.inbox()).forEach(found::add);
        }
        return found;
    }

    private static Stream<CaseResult> leftOver(String folder, List<RehearsedFile> files) {
        return files.isEmpty()
                ? Stream.empty()
                : Stream.of(CaseResult.toLookAt(
                        CaseResult.CONNECTION,
                        folder + " was not empty",
                        "When it began, " + files.size() + " files lay there, such as "
                                + files.get(0).name()
                                + ". What lies in the outbox counts as sent now. Empty both folders before."));
    }

    @Override
    public void deliver(OutboundCopy copy) throws IOException {
        String name = copy.fileName(extension) + (protection == null ? "" : Protection.EXTENSION);
        delivered = null;
        // Of an earlier rehearsal: it can be renamed to no name that is taken.
        if (isThere(name)) {
            server.removeFromInbox(name);
        }
        server.deliver(name, protection == null ? copy.bytes() : protection.protect(copy.bytes()));
        delivered = name;
    }

    @Override
    public @Nullable Untaken untaken() throws IOException {
        return delivered != null && isThere(delivered)
                ? Untaken.yet(site.inbox() + "/" + delivered + " is still there: the client does not take it away")
                : null;
    }

    private boolean isThere(String name) throws IOException {
        return server.inbox().stream().anyMatch(file -> file.name().equals(name));
    }

    @Override
    public void withdraw() throws IOException {
        if (delivered != null) {
            server.removeFromInbox(delivered);
        }
    }

    /** The client has no connection to the hub. */
    @Override
    public void hangUp() {}

    @Override
    public List<InboundContent> collect() throws IOException, InterruptedException {
        Thread.sleep(WAIT_MILLIS);
        if (System.nanoTime() - looked < LOOK_NANOS) {
            return List.of();
        }
        looked = System.nanoTime();
        Map<String, RehearsedFile> now = new LinkedHashMap<>();
        List<InboundContent> came = new ArrayList<>();
        for (RehearsedFile file : server.outbox()) {
            RehearsedFile before = seen.get(file.name());
            if (!file.ours()) {
                note(file);
            } else if (file.equals(before)) {
                came.add(fetch(file));
                continue;
            } else if (before != null) {
                oddity(file.name(), "changed under its final name: write it as <name>.tmp, and rename it when whole");
            }
            now.put(file.name(), file);
        }
        seen = now;
        return came;
    }

    private void note(RehearsedFile file) {
        if (file.name().startsWith(".") || file.name().endsWith(".tmp")) {
            return;
        }
        oddity(file.name(), "is left alone: its name does not match " + site.filePattern());
    }

    private void oddity(String name, String text) {
        oddities.putIfAbsent(name, CaseResult.failed(CaseResult.SENT, "file " + name, site.outbox() + ": " + text));
    }

    private InboundContent fetch(RehearsedFile file) throws IOException {
        if (file.size() > InboundCheck.LARGEST_FILE) {
            moved.add(server.move(file, ".failed"));
            Rejection fault =
                    new Rejection(FaultCode.TOO_LARGE, check.wholeFile(), null, file.size() + " bytes; not fetched");
            return new InboundContent(file.name(), new byte[0], file.size(), fault);
        }
        InboundContent opened = opened(file.name(), server.fetch(file.name()));
        boolean rejected = opened.fault() != null || check.rejects(opened.content());
        moved.add(server.move(file, rejected ? ".failed" : ".done"));
        return opened;
    }

    private InboundContent opened(String name, byte[] content) {
        try {
            byte[] plain = protection == null ? content : protection.open(content, InboundCheck.LARGEST_FILE);
            return new InboundContent(name, plain, plain.length, null);
        } catch (Rejection fault) {
            return new InboundContent(name, content, content.length, fault);
        }
    }

    @Override
    public List<CaseResult> oddities() throws IOException {
        seen.keySet().stream()
                .filter(name -> name.endsWith(".tmp"))
                .forEach(name -> oddity(name, "was never renamed: the hub takes no file that ends in .tmp"));
        for (MovedFile grown : server.grown(moved)) {
            oddity(
                    grown.name(),
                    "grew after it was taken, so the hub has a part of it: write it as <name>.tmp, and rename it when"
                            + " whole");
        }
        return List.copyOf(oddities.values());
    }

    @Override
    public void close() {
        server.close();
    }
}
