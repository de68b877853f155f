package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.NamedPipe;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each value of a partner file allows, and the file as a whole does not. */
final class RefusedPartnerFilesTest {

    private static final String SFTP = """
            name: Somewhere
            sftp:
              host: localhost
              port: 2221
              user: hub
              password: {env: PASSWORD}
              hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW
              outbox: out/box
              inbox: inbox
              filePattern: '^A[0-9]+\\.csv$'
            """;

    private final SetupFaults faults = new SetupFaults();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"out/box", "./out/box", "out/./box"})
    void refusesAnInboxThatIsTheOutbox(String inbox) throws IOException {
        Path file = read("one", SFTP.replace("inbox: inbox", "inbox: " + inbox));

        assertThat(faults.all())
                .containsExactly(file + ":9: sftp.inbox: is the outbox as well, so the hub would take what it"
                        + " delivers; name another directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "codes"})
    void refusesAnIdThatStandsForSomethingElse(String id) throws IOException {
        Path file = read(id, SFTP);

        assertThat(faults.all())
                .containsExactly(
                        file + ":1: file: is no partner file; name it <id>.yaml, the id of 2 to 16 small letters,"
                                + " digits and single hyphens, and neither all nor codes");
    }

    @ParameterizedTest
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"{file: secret}", "{env: MOUNTED}"})
    void refusesAPipeInThePlaceOfASecretAndDoesNotWaitForIt(String secret) throws Exception {
        Path config = Files.createDirectories(directory.resolve("config"));
        Path pipe = NamedPipe.at(config.resolve("secret"));

        Path file = read("one", SFTP.replace("{env: PASSWORD}", secret));

        assertThat(faults.all())
                .containsExactly(file + ":6: sftp.password: " + pipe
                        + " cannot be read: a folder or a device has its name; put a file in its place");
    }

    private Path read(String id, String text) throws IOException {
        Path partners = Files.createDirectories(directory.resolve("config/partners"));
        Path mappings = Files.createDirectories(directory.resolve("mappings").resolve(id));
        for (String name : new String[] {"README.md", "format.yaml", "in.jslt", "out.jslt", "receipt.jslt"}) {
            Files.createFile(mappings.resolve(name));
        }
        Path file = Files.writeString(partners.resolve(id + ".yaml"), text);
        Path config = directory.resolve("config");
        Map<String, String> environment = Map.of(
                "PASSWORD", "hidden", "MOUNTED_FILE", config.resolve("secret").toString());
        Partners.read(config, directory.resolve("mappings"), environment::get, faults);
        return file;
    }
}
