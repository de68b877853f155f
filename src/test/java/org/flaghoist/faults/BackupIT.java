package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A hub is backed up while it works, as docs/operate/backup.md says, and goes on from that. */
@AtLength
class BackupIT {

    private static final String SAMPLE = "seizure-new.json";
    private static final int SOME = 50;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private interface Step {
        void run() throws Exception;
    }

    @Test
    void goesOnFromABackupThatItMadeWhileItWorked(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Path backups = directory.resolve("backups");
        List<String> settings = List.of("--flaghoist.hub.backups=" + backups);
        try (TestStage stage = new TestStage(directory, seed.value(), List.of(), settings)) {
            HubProcess hub = stage.hub();
            Function<String, ActiveMQConnectionFactory> ways =
                    partner -> new ActiveMQConnectionFactory(stage.coreAddress(), partner, stage.password());
            Path password = Files.writeString(directory.resolve("password"), stage.password());
            hub.start();
            hub.awaitReady();
            losesAndDoublesNothing(
                    stage,
                    ways,
                    () -> assertThat(hub.command(
                                    "backup",
                                    "nightly",
                                    "--url",
                                    hub.address(),
                                    "--user",
                                    TestStage.USERS.get(0),
                                    "--password-file",
                                    password.toString()))
                            .isEmpty(),
                    () -> {
                        hub.kill();
                        FileSystemUtils.deleteRecursively(stage.data());
                        FileSystemUtils.copyRecursively(backups.resolve("nightly"), stage.data());
                        assertThat(hub.command("verify", "--data", stage.data().toString()))
                                .isEmpty();
                        hub.start();
                        hub.awaitReady();
                    });
        }
    }

    @Test
    void goesOnFromACopyOfAHaltedHub(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Path backup = directory.resolve("backup");
        try (TestStage stage = new TestStage(directory, seed.value())) {
            HubProcess hub = stage.hub();
            Function<String, ActiveMQConnectionFactory> ways =
                    partner -> new ActiveMQConnectionFactory(stage.coreAddress(), partner, stage.password());
            hub.start();
            hub.awaitReady();
            losesAndDoublesNothing(
                    stage,
                    ways,
                    () -> {
                        hub.signal("STOP");
                        FileSystemUtils.copyRecursively(stage.data(), backup);
                        hub.signal("CONT");
                    },
                    () -> {
                        hub.terminate(LONGEST_STOP);
                        FileSystemUtils.deleteRecursively(stage.data());
                        FileSystemUtils.copyRecursively(backup, stage.data());
                        hub.start();
                        hub.awaitReady();
                    });
        }
    }

    @Test
    void goesOnFromACopyOfAHaltedBrokerAndADumpWhileTwoHubsAreHalted(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Path journal = directory.resolve("broker");
        Path backup = directory.resolve("backup");
        DatabaseDump dump = new DatabaseDump(directory.resolve("dump"));
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            List<HubProcess> hubs = List.of(production.stage().hub(), production.another());
            for (HubProcess hub : hubs) {
                hub.start();
                hub.awaitReady();
            }
            losesAndDoublesNothing(
                    production.stage(),
                    broker.ways()::core,
                    () -> {
                        for (HubProcess hub : hubs) {
                            hub.signal("STOP");
                        }
                        broker.signal("STOP");
                        FileSystemUtils.copyRecursively(journal, backup.resolve("broker"));
                        broker.signal("CONT");
                        dump.write(production.database());
                        copyHeads(directory, backup);
                        for (HubProcess hub : hubs) {
                            hub.signal("CONT");
                        }
                    },
                    () -> {
                        for (HubProcess hub : hubs) {
                            hub.terminate(LONGEST_STOP);
                        }
                        broker.terminate();
                        FileSystemUtils.deleteRecursively(journal);
                        FileSystemUtils.copyRecursively(backup.resolve("broker"), journal);
                        dump.restore(production.database());
                        copyHeads(backup, directory);
                        broker.start();
                        for (HubProcess hub : hubs) {
                            hub.start();
                            hub.awaitReady();
                        }
                    });
        }
    }

    /** What each hub has seen of the ledger's chain. */
    private static void copyHeads(Path from, Path to) throws IOException {
        for (String data : List.of("data", "data-of-another")) {
            Path folder = Files.createDirectories(to.resolve(data));
            Files.copy(
                    from.resolve(data).resolve("ledger.head"),
                    folder.resolve("ledger.head"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * What was taken before the backup comes once; all that was sent comes, after it is sent again, and at most twice.
     */
    private static void losesAndDoublesNothing(
            TestStage stage, Function<String, ActiveMQConnectionFactory> ways, Step backUp, Step restore)
            throws Exception {
        OpenSsh server = ((SftpParty) stage.party("bg")).server();
        try (TestTraffic traffic = new TestTraffic(ways, "uk", "europol")) {
            traffic.begin(new Mail("uk", 1), SAMPLE);
            await().atMost(LONG).until(() -> traffic.taken().size() >= SOME);
            List<String> before = traffic.taken();
            backUp.run();
            await().atMost(LONG).until(() -> traffic.taken().size() >= before.size() + SOME);
            traffic.stopSending();
            restore.run();
            for (Parcel parcel : traffic.sent()) {
                traffic.send(parcel);
            }

            List<String> ids = traffic.sent().stream()
                    .map(parcel -> parcel.letters().get(0).id())
                    .toList();
            assertThat(before).doesNotHaveDuplicates();
            await().atMost(LONG).untilAsserted(() -> assertThat(traffic.taken()).containsAll(ids));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(SftpParty.files(server.inbox()))
                            .extracting(file -> file.getFileName().toString())
                            .containsAll(ids.stream().map(BackupIT::file).toList()));
            assertThat(before)
                    .as("taken before the backup")
                    .allMatch(id -> Collections.frequency(traffic.taken(), id) == 1);
            assertThat(ids).allMatch(id -> Collections.frequency(traffic.taken(), id) <= 2);
            assertThat(stage.hub().log())
                    .as("journal and ledger are of one moment")
                    .noneMatch(line -> line.contains("older than"));
        }
    }

    private static String file(String id) {
        return "uk_" + id.replace('/', '~') + "_r1.csv";
    }
}
