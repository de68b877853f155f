package org.flaghoist.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.installation.Configurations;
import org.flaghoist.partner.Jms;
import org.flaghoist.sftp.Servers;
import org.flaghoist.testing.HubFiles;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.PlainSetup;

/** A hub with files of its own, which it has read, and a ledger that it shares, without a broker. */
final class HubOfTwo {

    private final Path folder;
    final WorkingHub hub;
    final CurrentSetup current;
    final ReloadJob job;
    final Reloads reloads;
    final List<Jms> letIn = new ArrayList<>();

    HubOfTwo(LedgerFixture ledger, Path folder) throws IOException {
        this.folder = folder;
        if (!Files.exists(folder)) {
            HubFiles.write(folder, "north", "west");
            Files.createDirectories(folder.resolve("routes"));
            Files.writeString(folder.resolve("config/application.yaml"), "a: 1\n");
        }
        FilesReader reader = new FilesReader(
                SetupFiles.in(folder.resolve("config"), folder.resolve("mappings")),
                PlainSetup::read,
                () -> AgreedChanges.NONE,
                () -> ledger.key,
                List.of(folder.resolve("routes")));
        ReloadRows rows = new ReloadRows(ledger.recorded);
        current = new CurrentSetup(reader);
        Setup setup = current.setup();
        hub = new WorkingHub(new Configurations(ledger.recorded), rows, current, true);
        SetupSwitch over = new SetupSwitch(
                current,
                hub,
                setup.mappings(),
                new Protections(setup.partners().all(), Clock.systemUTC(), 1),
                new Servers(List.of(), folder, Clock.systemUTC(), ClusterLeases.alone()),
                letIn::addAll,
                route -> {});
        reloads = new Reloads(ledger.recorded, rows, hub, AgreedChanges.NONE);
        job = new ReloadJob(rows, reloads, reader, over, hub);
    }

    /** Its start is over. */
    HubOfTwo begin() {
        hub.begin();
        return this;
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** By what it decides now. */
    String configuration() {
        return String.valueOf(hub.decidesBy().name());
    }

    Reload last() {
        return reloads.list().get(0).reload();
    }
}
