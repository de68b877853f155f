import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Records what the hub does, so that two commits can be compared: see bench/README.md. */
public final class Recorder {

    private static final Path DATA = Path.of("bench/record.d");
    /** The least that bcrypt takes, since each request is checked. */
    private static final int ROUNDS = 4;

    private final Path work;
    private final RecordingRun recording = new RecordingRun(new Mask());
    private final List<RecordedPartner> partners;
    private final CommandLines commandLines;
    private final OfflineSteps offline;

    private Recorder(Path work) throws Exception {
        this.work = work;
        this.partners = RecordedPartner.all(DATA);
        this.commandLines = new CommandLines();
        this.offline = new OfflineSteps(commandLines, recording, partners, work);
        recording.mask().learn(work, "work");
        recording.mask().learn(Path.of(""), "repository");
    }

    /** @param args directory of the recording and one to work in, or {@code --compare} and two recordings */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("--compare")) {
            System.exit(new Comparison(Path.of(args[1]), Path.of(args[2])).print() ? 1 : 0);
        }
        Path directory = Path.of(args[0]);
        if (Files.exists(directory)) {
            System.err.println(directory + " is there already; name a new one");
            System.exit(2);
        }
        Recorder recorder = new Recorder(Path.of(args[1]).toAbsolutePath());
        int code = 0;
        try {
            recorder.run();
        } catch (Exception e) {
            e.printStackTrace();
            code = 2;
        }
        System.err.println(recorder.recording.write(directory) + " files in " + directory);
        System.exit(code);
    }

    private void run() throws Exception {
        PartnerServerSet servers = new PartnerServerSet(work.resolve("homes"), partners);
        Hub hub = new Hub(
                work, partners, servers.hostKey(), "{bcrypt}" + new BCryptPasswordEncoder(ROUNDS).encode(Hub.PASSWORD));
        hub.configure(DATA);
        Scene scene = new Scene(recording, hub, servers, partners, commandLines, work);
        hub.start();
        scene.clients.connect(partners);
        try {
            people(scene);
            scene.clients.close();
            hub.stop();
            startAgain(scene);
        } finally {
            scene.clients.close();
            hub.stop();
            servers.stop();
        }
        recording.begin("without-a-hub");
        offline.ledger(hub.data());
        offline.help();
    }

    private void people(Scene scene) throws Exception {
        Finder finder = new Finder(scene.console);
        scene.rest();
        FolderFaults faults = new FolderFaults(commandLines, recording, work, small(scene, finder));
        faults.begin(DATA.resolve("faults.csv"), partners, () -> {
            offline.shipped();
            return null;
        });
        new LookSteps(scene).run("at-first");
        new PartnerSampleSteps(scene).run();
        new LookSteps(scene).run("after-samples");
        new DeadLetterSteps(scene, finder, work).run();
        new HoldSteps(scene, finder).run();
        new PartnerSteps(scene, finder).run();
        new RecallSteps(scene, finder).run();
        new SearchSteps(scene, finder).run();
        new ChangeSteps(scene, finder, work).run(faults::await);
        new GeneratedSteps(scene).run();
        new LookSteps(scene).run("at-last");
        new RefusedSteps(scene).run();
        new LedgerSteps(scene).run();
        scene.alarms();
    }

    /** A backup of a ledger with few notifications. */
    private Path small(Scene scene, Finder finder) throws Exception {
        recording.begin("first");
        for (String partner : new String[] {"uk", "at"}) {
            for (String sample : new String[] {"seizure-new.json", "maximal-days.json", "incident-arabic-minor.json"}) {
                scene.send(partner, scene.sample(partner, sample).numbered(900).content());
            }
        }
        for (RecordedPartner partner : partners) {
            if (partner.hasServer()) {
                scene.put(
                        partner,
                        Files.readAllBytes(FileTrees.files(SampleFiles.ALL.resolve(partner.id() + "/in")).stream()
                                .filter(file -> file.getFileName().toString().startsWith("maximal.")
                                        && !file.toString().contains(".notif"))
                                .findFirst()
                                .orElseThrow()));
                scene.translated(partner);
            }
        }
        scene.rest();
        Path directory = scene.hub.backups().resolve("small");
        scene.operate("operator", "type=Backup", "make", directory.toString());
        Quiet.until(
                "the backup is made",
                () -> finder.ask("type=Backup", "last").path("state").asText().equals("DONE"));
        return directory;
    }

    private void startAgain(Scene scene) throws Exception {
        recording.begin("stopped-and-started");
        scene.hub.start();
        scene.clients.connect(partners);
        scene.rest();
        scene.operate("viewer", "type=Exchange", "picture");
        scene.send("uk", scene.sample("uk", "seizure-new.json").numbered(4001).content());
        scene.rest();
        // The hub publishes its events each second.
        Thread.sleep(2_500);
        scene.events();
        scene.clients.close();
        scene.hub.stop();
    }
}
