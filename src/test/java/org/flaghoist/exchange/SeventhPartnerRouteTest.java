package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.SevenPartnersFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seventh partner on the running hub, through its own SFTP server. */
@Tag(HubFixture.OWN)
class SeventhPartnerRouteTest {

    private static final Path SAMPLES = Path.of("src/test/samples/vn-partner/src/test/samples");

    @AutoClose
    private static SevenPartnersFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new SevenPartnersFixture(directory, "vn");
    }

    @Test
    void getsWhatEuropolSendsInItsInbox() throws Exception {
        hub.send("europol", sample("europol/in/intelligence-adverts-to-vn.xml"));

        assertThat(hub.delivered("vn", "europol_EP-4711-26_r1.json"))
                .isEqualTo(sample("vn/out/europol-adverts-redacted.json"));
    }

    @Test
    void sendsFromItsOutboxToTheOthersAndHearsWhoGotIt() throws Exception {
        hub.server("vn").upload("VN-VN-2026~0042-r1.json", sample("vn/in/intelligence-adverts.json"));

        assertThat(hub.receipts("vn", 3))
                .satisfiesExactlyInAnyOrder(
                        receipt -> assertThat(receipt).contains("CHAP_NHAN"),
                        receipt -> assertThat(receipt).contains("DA_GIAO", "ANH"),
                        receipt -> assertThat(receipt).contains("DA_GIAO", "EUROPOL"));
        await().until(() ->
                Files.exists(hub.server("vn").outbox().resolve(".done").resolve("VN-VN-2026~0042-r1.json")));
        assertThat(hub.receive("europol", "VN-2026/0042")).isEqualTo(sample("europol/out/vn-adverts.xml"));
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name));
    }
}
