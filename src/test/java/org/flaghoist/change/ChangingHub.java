package org.flaghoist.change;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.installation.Configurations;
import org.flaghoist.people.Person;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.FilesReader;
import org.flaghoist.reload.Reload;
import org.flaghoist.reload.ReloadJob;
import org.flaghoist.reload.ReloadRows;
import org.flaghoist.reload.Reloads;
import org.flaghoist.reload.SetupSwitch;
import org.flaghoist.reload.WorkingHub;
import org.flaghoist.sftp.Servers;
import org.flaghoist.testing.HubFiles;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.PlainLook;
import org.flaghoist.testing.PlainSetup;

/** A hub with folders of its own and a ledger that it shares, without a broker, where people change files. */
final class ChangingHub {

    static final Person FIRST = Person.local("duty-desk");
    static final Person SECOND = Person.local("releaser-1");

    private final Path folder;
    private final FilesReader reader;
    private final ReloadJob job;
    final ActiveChanges active;
    final CurrentSetup current;
    final WorkingHub hub;
    final Reloads reloads;
    final Changes changes;
    final EffectsJob effects;
    final PlainLook look = new PlainLook();
    /** How often it has read files itself. */
    int readings;

    /** Started. */
    ChangingHub(LedgerFixture ledger, Path folder) throws IOException {
        this.folder = folder;
        if (!Files.exists(folder)) {
            HubFiles.write(folder, "north", "west");
            Files.createDirectories(folder.resolve("routes"));
            Files.writeString(folder.resolve("config/application.yaml"), "a: 1\n");
        }
        active = new ActiveChanges(ledger.recorded, ledger.key, folder.resolve("changed-files"));
        reader = new FilesReader(
                SetupFiles.in(folder.resolve("config"), folder.resolve("mappings")),
                files -> {
                    readings++;
                    return PlainSetup.read(files);
                },
                () -> active,
                () -> ledger.key,
                List.of(folder.resolve("routes")));
        current = new CurrentSetup(reader);
        Setup setup = current.setup();
        ReloadRows rows = new ReloadRows(ledger.recorded);
        hub = new WorkingHub(new Configurations(ledger.recorded), rows, current, true);
        SetupSwitch over = new SetupSwitch(
                current,
                hub,
                setup.mappings(),
                new Protections(setup.partners().all(), Clock.systemUTC(), 1),
                new Servers(List.of(), folder, Clock.systemUTC(), ClusterLeases.alone()),
                users -> {},
                route -> {});
        reloads = new Reloads(ledger.recorded, rows, hub, active);
        job = new ReloadJob(rows, reloads, reader, over, hub);
        DraftCheck check = new DraftCheck(active, current, reader, look);
        changes = new Changes(ledger.recorded, check, reloads, hub);
        effects = new EffectsJob(ledger.recorded, check, hub, ClusterLeases.alone());
        current.layOver(reader, setup.mappings());
        hub.begin();
    }

    long propose(String file, String text) {
        return changes.propose(FIRST, "a new table", new TreeMap<>(Map.of(file, text)));
    }

    /** As if somebody had looked at what it would do. */
    void look(long change) {
        active.rows().forgetEffects(change, configuration());
        active.rows().setEffects(change, configuration(), JsonNodeFactory.instance.objectNode());
    }

    void approve(long change) {
        look(change);
        changes.approve(SECOND, change, "seen");
    }

    /** This hub's part in what is reloaded. */
    void work() {
        job.run();
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    ProposedChange change(long id) {
        return changes.show(id).change();
    }

    String configuration() {
        return String.valueOf(hub.decidesBy().name());
    }

    Reload last() {
        return reloads.list().get(0).reload();
    }
}
