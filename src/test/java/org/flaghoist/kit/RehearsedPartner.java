package org.flaghoist.kit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.SftpServerFixture;

/** Rehearses with a shipped partner, whose client is the test's. */
final class RehearsedPartner {

    static final String PASSWORD = "open-sesame";

    private static final Mappings MAPPINGS = mappings();

    private final String id;
    private final Path report;
    private final Path config;
    private final int amqpPort = FreePorts.next();
    private final int corePort = FreePorts.next();

    RehearsedPartner(String id, Path report) {
        this(id, report, Path.of("config"));
    }

    RehearsedPartner(String id, Path report, Path config) {
        this.id = id;
        this.report = report;
        this.config = config;
    }

    private static Mappings mappings() {
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
        return read;
    }

    String id() {
        return id;
    }

    int amqpPort() {
        return amqpPort;
    }

    int corePort() {
        return corePort;
    }

    Path report() {
        return report;
    }

    /** The files that it is asked to send. */
    Path asked() {
        return report.resolve("send");
    }

    String user() {
        return ((Jms) partner(Map.of()).transport()).user();
    }

    /**
     * @param take how long its client may take for one copy, in seconds
     * @param idle when it ends, in seconds
     * @return whether it passed
     */
    boolean rehearse(Map<String, String> site, int take, int idle, String... without) throws Exception {
        Rehearsals.RehearsalFolders folders =
                new Rehearsals.RehearsalFolders(Path.of("src/test/samples"), Path.of("kit/cases.yaml"), report);
        return new Rehearsals(
                        partner(site), MAPPINGS, folders, new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .run(new Rehearsals.RehearsalOptions(
                        new Rehearsals.BrokerAddress("127.0.0.1", amqpPort, corePort),
                        Duration.ofSeconds(take),
                        Duration.ofSeconds(idle),
                        Set.of(without),
                        new AgreedExtras(true, true, true),
                        null,
                        "rehearse " + id));
    }

    /** What a partner file asks the environment for. */
    Map<String, String> site(SftpServerFixture server) {
        String prefix = "FLAGHOIST_" + id.toUpperCase(Locale.ROOT) + "_";
        return Map.of(
                prefix + "PORT",
                String.valueOf(server.port()),
                prefix + "PASSWORD",
                SftpServerFixture.PASSWORD,
                prefix + "HOST_KEY",
                server.hostKey());
    }

    private Partner partner(Map<String, String> site) {
        SetupFaults faults = new SetupFaults();
        Partner read = Partners.readOne(
                id,
                config,
                Path.of("mappings"),
                name -> site.isEmpty() && name.endsWith("PASSWORD") ? PASSWORD : site.get(name),
                faults);
        faults.throwIfAny();
        return Objects.requireNonNull(read);
    }

    String html() throws IOException {
        return Files.readString(report.resolve("report.html"));
    }

    /** The failures as {@code name: message}. */
    List<String> failures() throws Exception {
        return JUnitCases.of(report.resolve("junit.xml"), "failure");
    }

    /** What was left to people's eyes. */
    List<String> skipped() throws Exception {
        return JUnitCases.of(report.resolve("junit.xml"), "skipped");
    }
}
