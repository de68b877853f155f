package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flaghoist.testing.SevenPartnersFixture;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seventh partner on the running hub, through its own SFTP server. */
class SeventhPartnerRouteTest {

    private static final Path SAMPLES = Path.of("src/test/samples/vn-partner/src/test/samples");

    @AutoClose
    private static SevenPartnersFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new SevenPartnersFixture(directory);
    }

    @Test
    void getsWhatEuropolSendsInItsInbox() throws Exception {
        hub.send("europol", sample("europol/in/intelligence-adverts-to-vn.xml"));

        assertThat(delivered("europol_EP-4711-26_r1.json")).isEqualTo(sample("vn/out/europol-adverts-redacted.json"));
    }

    @Test
    void sendsFromItsOutboxToTheOthersAndHearsWhoGotIt() throws Exception {
        hub.server("vn").upload("VN-VN-2026~0042-r1.json", sample("vn/in/intelligence-adverts.json"));

        List<String> results = receipts(3);
        assertThat(results)
                .satisfiesExactlyInAnyOrder(
                        receipt -> assertThat(receipt).contains("CHAP_NHAN"),
                        receipt -> assertThat(receipt).contains("DA_GIAO", "ANH"),
                        receipt -> assertThat(receipt).contains("DA_GIAO", "EUROPOL"));
        await().until(() ->
                Files.exists(hub.server("vn").outbox().resolve(".done").resolve("VN-VN-2026~0042-r1.json")));
        assertThat(hub.receive("europol", "VN-2026/0042")).isEqualTo(sample("europol/out/vn-adverts.xml"));
    }

    private static byte[] delivered(String name) throws IOException {
        Path file = hub.server("vn").inbox().resolve(name);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
        return Files.readAllBytes(file);
    }

    private static List<String> receipts(int count) {
        Path inbox = hub.server("vn").inbox();
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> SftpServerFixture.names(inbox).stream()
                                .filter(name -> name.startsWith("receipt_"))
                                .map(name -> text(inbox.resolve(name)))
                                .toList(),
                        receipts -> receipts.size() == count);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name));
    }
}
