package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build made for a partner's engineer, used by one who has nothing else. */
class PartnerKitIT {

    private static final long MOST_BYTES = 60 << 20;

    /** What a command prints, within the kit. */
    private static final String OUTPUT = "output.txt";

    private Path directory = Path.of("");

    @BeforeEach
    void unpackInto(@TempDir Path empty) {
        directory = empty;
    }

    @Test
    void isMadeForEachPartner() {
        assertThat(ShippedPartners.ids())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(zip(id)).exists());
    }

    @Test
    void holdsNothingOfOtherPartners() throws IOException {
        Path kit = unpacked("bg");

        assertThat(kit.resolve("for-partners.md"))
                .content()
                .contains("java -jar flaghoist.jar rehearse bg", "export FLAGHOIST_BG_PASSWORD=");
        assertThat(names(kit.resolve("mappings"))).contains("bg", "codes", "README.md", "notification.schema.json");
        for (String other :
                ShippedPartners.ids().stream().filter(id -> !id.equals("bg")).toList()) {
            assertThat(kit.resolve("mappings").resolve(other)).doesNotExist();
            assertThat(kit.resolve("samples").resolve(other)).doesNotExist();
            assertThat(parts(kit.resolve("flaghoist.jar"))).doesNotContain(other);
        }
    }

    @Test
    void namesNothingOfTheHubsOwn() throws IOException {
        Path kit = unpacked("ro");

        assertThat(kit.resolve("mappings/README.md")).content().doesNotContain("src/test");
        assertThat(kit.resolve("config/partners/ro.yaml"))
                .content()
                .contains("sftp:", "filePattern: ")
                .doesNotContain("retention", "expires");
        assertThat(kit.resolve("samples/ro/out/kit-update-before-new.xml"))
                .content()
                .contains("REHEARSAL/UPDATE");
    }

    @Test
    void isSmallEnoughForTheMail() {
        assertThat(ShippedPartners.ids())
                .allSatisfy(id -> assertThat(zip(id).toFile().length()).isLessThan(MOST_BYTES));
    }

    @Test
    void translatesAFileWithoutAClient() throws Exception {
        Path kit = unpacked("bg");
        Process translate =
                java(kit, "translate", "bg", "samples/bg/in/seizure-border.csv").start();

        assertThat(translate.waitFor()).isZero();
        assertThat(kit.resolve(OUTPUT)).content().contains("BG-2026/00417");
    }

    @Test
    void saysWhichVersionItIs() throws Exception {
        Path kit = unpacked("bg");
        Process version = java(kit, "-V").start();

        assertThat(version.waitFor()).isZero();
        assertThat(kit.resolve(OUTPUT)).content().matches("Flaghoist [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
    }

    @Test
    void writesWhatThereIsWhenItIsEnded() throws Exception {
        Path kit = unpacked("uk");
        Path output = kit.resolve(OUTPUT);
        RehearsedPartner partner = new RehearsedPartner("uk", kit.resolve("rehearsal"));
        Process rehearsal = engineer(kit, partner, Map.of("FLAGHOIST_UK_PASSWORD", RehearsedPartner.PASSWORD))
                .start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(output).content().contains("Waiting for your client"));
        rehearsal.destroy();
        rehearsal.waitFor();

        assertThat(partner.html()).contains("Rehearsal of uk: Broken off");
        assertThat(output).content().contains("Broken off: 0 failed");
    }

    @Test
    void leadsTheEngineerOfAServerToAReportThatPassed() throws Exception {
        Path kit = unpacked("bg");
        RehearsedPartner partner = new RehearsedPartner("bg", kit.resolve("rehearsal"));
        int code;
        try (var server = new SftpServerFixture(directory.resolve("server"));
                var client = new FileClient(partner, server, name -> true, FileClient::whole)) {
            code = run(kit, partner, partner.site(server));
        }

        assertThat(partner.failures()).isEmpty();
        assertThat(code).as(Files.readString(kit.resolve(OUTPUT))).isZero();
        assertThat(partner.html()).contains("REHEARSAL/LARGEST", "0 failed");
    }

    @Test
    void leadsTheEngineerOfABrokersClientToAReportThatPassed() throws Exception {
        Path kit = unpacked("uk");
        RehearsedPartner partner = new RehearsedPartner("uk", kit.resolve("rehearsal"));
        int code;
        try (var client = BrokerClient.amqp(partner)) {
            code = run(kit, partner, Map.of("FLAGHOIST_UK_PASSWORD", RehearsedPartner.PASSWORD));
        }

        assertThat(partner.failures()).isEmpty();
        assertThat(code).as(Files.readString(kit.resolve(OUTPUT))).isZero();
    }

    private int run(Path kit, RehearsedPartner partner, Map<String, String> environment) throws Exception {
        return engineer(kit, partner, environment).start().waitFor();
    }

    private static ProcessBuilder engineer(Path kit, RehearsedPartner partner, Map<String, String> environment) {
        ProcessBuilder engineer = java(
                kit,
                "rehearse",
                partner.id(),
                "--amqp-port",
                String.valueOf(partner.amqpPort()),
                "--core-port",
                String.valueOf(partner.corePort()),
                "--wait",
                "60");
        engineer.environment().putAll(environment);
        return engineer;
    }

    private static ProcessBuilder java(Path kit, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(
                        Stream.concat(Stream.of(java, "-jar", "flaghoist.jar"), Stream.of(arguments))
                                .toList())
                .directory(kit.toFile())
                .redirectError(kit.resolve("errors.txt").toFile())
                .redirectOutput(kit.resolve(OUTPUT).toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("FLAGHOIST_"));
        return command;
    }

    private static Path zip(String id) {
        return Path.of("target", "partner-kit-" + id + ".zip");
    }

    private Path unpacked(String id) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(zip(id)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return directory.resolve("partner-kit-" + id);
    }

    /** All names of folders and files in a jar, without what follows a full stop. */
    private static Set<String> parts(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .flatMap(entry -> Stream.of(entry.getName().split("/")))
                    .map(part -> part.replaceFirst("\\..*", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
