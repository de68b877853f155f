package org.flaghoist.kit;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;
import org.flaghoist.pgp.Protection;
import org.flaghoist.sftp.RehearsedServer;
import org.flaghoist.sftp.RehearsedServer.RehearsedFile;
import org.jspecify.annotations.Nullable;

/** The partner's own server: the kit comes to it as the hub does. */
final class ServerSide implements PartnerSide {

    private static final int LOOK_MILLIS = 250;

    private final Sftp site;
    private final String extension;
    private final RehearsedServer server;
    private final @Nullable Protection protection;
    /** What lay in the outbox at the last look: a file is taken when two looks in a row see the same. */
    private Map<String, RehearsedFile> seen = new HashMap<>();

    private final Map<String, CaseResult> oddities = new LinkedHashMap<>();
    private @Nullable String delivered;

    /** @param extension of the partner's files */
    ServerSide(Partner partner, Sftp site, String extension, Clock clock) {
        this.site = site;
        this.server = new RehearsedServer(partner, site, clock);
        this.protection = site.pgp() == null ? null : new Protection(site.pgp(), clock);
        this.extension = "." + extension + (protection == null ? "" : Protection.EXTENSION);
    }

    @Override
    public List<CaseResult> open() {
        return server.check().steps().stream()
                .map(step -> step.ok()
                        ? CaseResult.passed(CaseResult.CONNECTION, step.step(), step.text())
                        : CaseResult.failed(CaseResult.CONNECTION, step.step(), step.text()))
                .toList();
    }

    @Override
    public void deliver(OutboundCopy copy) throws IOException {
        String name = copy.stem() + extension;
        delivered = null;
        // Of an earlier rehearsal: it can be renamed to no name that is taken.
        if (isThere(name)) {
            server.removeFromInbox(name);
        }
        server.deliver(name, protection == null ? copy.bytes() : protection.protect(copy.bytes()));
        delivered = name;
    }

    @Override
    public @Nullable String untaken() throws IOException {
        return delivered != null && isThere(delivered)
                ? site.inbox() + "/" + delivered + " is still there: the client does not take it away"
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

    @Override
    public List<InboundContent> collect() throws IOException, InterruptedException {
        Thread.sleep(LOOK_MILLIS);
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
            server.move(file.name(), ".failed");
            Rejection fault = new Rejection(FaultCode.TOO_LARGE, "0", null, file.size() + " bytes; not fetched");
            return new InboundContent(file.name(), new byte[0], file.size(), fault);
        }
        byte[] content = server.fetch(file.name());
        InboundContent opened = opened(file.name(), content);
        server.move(file.name(), opened.fault() == null ? ".done" : ".failed");
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
    public List<CaseResult> oddities() {
        seen.keySet().stream()
                .filter(name -> name.endsWith(".tmp"))
                .forEach(name -> oddity(name, "was never renamed: the hub takes no file that ends in .tmp"));
        return List.copyOf(oddities.values());
    }

    @Override
    public void close() {
        server.close();
    }
}
