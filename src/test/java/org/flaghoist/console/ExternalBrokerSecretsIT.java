package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.flaghoist.command.Commands;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.Certificates;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/**
 * What opens the hub's stores is looked for wherever something can be seen of a hub whose broker is another process.
 */
@ExtendWith(OutputCaptureExtension.class)
@AtLength
class ExternalBrokerSecretsIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String BROKER = "flaghoist.broker.external.";
    private static final String OPERATOR = "tester-operator";

    private final TestSecrets testSecrets = new TestSecrets();
    private final List<String> settings = new ArrayList<>();
    private Path directory;
    private Certificates certificates;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        this.directory = directory;
        certificates = new Certificates(directory.resolve("authority"));
        Files.createDirectories(mounted());
        mountStore("key-store", certificates.certify("flaghoist.hub"));
        mountStore("trust-store", certificates.trust());
        testSecrets.add("password of the broker's own stores", Certificates.PASSWORD);
        configurePartners();
        settings.addAll(List.of(
                "--spring.config.import=configtree:" + mounted() + "/",
                "--flaghoist.hub.config=" + config(),
                "--flaghoist.demo.enabled=false",
                "--flaghoist.alarms.every=1s",
                "--flaghoist.console.users[0].name=" + OPERATOR,
                "--flaghoist.console.users[0].role=OPERATOR",
                "--flaghoist.console.users[0].password={bcrypt}"
                        + new BCryptPasswordEncoder(4).encode(testSecrets.make(OPERATOR)),
                "--logging.level.org.flaghoist=TRACE",
                "--logging.level.root=INFO"));
    }

    @Test
    void showsNoPasswordOfAStoreWhoeverLooksAndWhateverFails(CapturedOutput output) throws Exception {
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, certificates)) {
            settings.add("--" + BROKER + "servers="
                    + broker.ways().hubEnvironment().get("FLAGHOIST_BROKER_EXTERNAL_SERVERS"));
            try (DemoHub hub = hub()) {
                assertUnseen(EverythingShown.byMBeans(), "queue:out.bg", "translate-uk");
                assertUnseen(shownTo(hub), "queue:out.bg", "translate-uk", "flaghoist_received_total");
                check(output);
                broker.kill();
                await().atMost(LONG).until(() -> output.getAll().contains("Cannot connect to server"));
            }
            broker.start();
            for (String store : List.of("key-store", "trust-store")) {
                refusesAnotherPasswordOf(store);
            }
        }
        assertUnseen(output.getAll(), " DEBUG ", " INFO ", "partners, all sound");
        assertUnseen(Files.readString(directory.resolve("broker.log")), "The broker runs");
    }

    private String shownTo(DemoHub hub) throws Exception {
        Browser browser = new Browser(URI.create(hub.address()).getPort());
        browser.logIn(OPERATOR, testSecrets.of(OPERATOR));
        return EverythingShown.byConsole(browser);
    }

    private void check(CapturedOutput output) {
        Commands.run(new String[] {"check", "--config", config(), "--samples", config(), "--credentials"});
        assertThat(output.getAll()).contains("partners, all sound");
    }

    private void refusesAnotherPasswordOf(String store) throws Exception {
        Path file = mounted().resolve(BROKER + store + "-password");
        String right = Files.readString(file);
        Files.writeString(file, testSecrets.make("what somebody mistyped for the " + store));

        Throwable refusal = catchThrowable(() -> hub().close());

        assertThat(refusal).hasStackTraceContaining("flaghoist.broker.external");
        assertUnseen(refusal.toString(), "the stores of flaghoist.broker.external");
        Files.writeString(file, right);
    }

    private DemoHub hub() {
        return new DemoHub(directory.resolve("data"), settings.toArray(String[]::new));
    }

    /** With a password that no other store has. */
    private void mountStore(String name, Path store) throws Exception {
        char[] from = Certificates.PASSWORD.toCharArray();
        char[] to = testSecrets.make("password of the " + name).toCharArray();
        KeyStore read = KeyStore.getInstance(store.toFile(), from);
        KeyStore written = KeyStore.getInstance("PKCS12");
        written.load(null, null);
        for (String alias : Collections.list(read.aliases())) {
            if (read.isKeyEntry(alias)) {
                written.setKeyEntry(alias, read.getKey(alias, from), to, read.getCertificateChain(alias));
            } else {
                written.setCertificateEntry(alias, read.getCertificate(alias));
            }
        }
        Path file = directory.resolve(name + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            written.store(out, to);
        }
        settings.add("--" + BROKER + name + "=" + file);
        mount(BROKER + name + "-password", String.valueOf(to));
    }

    private void mount(String name, String value) throws Exception {
        Files.writeString(mounted().resolve(name), value + "\n");
    }

    /** The shipped ones, with servers that nobody has. */
    private void configurePartners() throws Exception {
        FileSystemUtils.copyRecursively(Path.of("config"), Path.of(config()));
        for (String partner : ShippedPartners.ids()) {
            Path file = Path.of(config(), "partners", partner + ".yaml");
            String text = Files.readString(file)
                    .replaceAll("password: \\{env: .*}", "password: {file: '" + mounted() + "/" + partner + "'}")
                    .replaceAll(
                            "hostKey: .*",
                            "hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW");
            Files.writeString(file, text);
            mount(partner, testSecrets.make(partner + "'s password"));
        }
    }

    private Path mounted() {
        return directory.resolve("mounted");
    }

    private String config() {
        return directory.resolve("config").toString();
    }

    /** @param there what the text has, where it is what it is to be */
    private void assertUnseen(String text, String... there) {
        for (String each : there) {
            assertThat(text.contains(each)).as("'%s' is there", each).isTrue();
        }
        assertThat(testSecrets.seenIn(text)).isEmpty();
    }
}
