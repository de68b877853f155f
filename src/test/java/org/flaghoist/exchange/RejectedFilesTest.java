package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.SevenPartnersFixture;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner sees of its rejected files: where they go, and which record was wrong. */
@Tag(HubFixture.OWN)
class RejectedFilesTest {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    @AutoClose
    private static SevenPartnersFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new SevenPartnersFixture(directory, "vn");
    }

    @Test
    void setsAsideAFileThatIsOneNotificationAndRejected() throws Exception {
        hub.server("ro").upload("RO-RO~2026~0001-r1.xml", sample("ro/in/rej-code.xml"));
        hub.server("ro").upload("RO-RO~2026~0002-r1.xml", "not XML".getBytes(StandardCharsets.US_ASCII));
        hub.server("ro").upload("RO-RO~2026~0120-r1.xml", sample("ro/in/advert.xml"));

        awaitMoved("ro", ".failed/RO-RO~2026~0001-r1.xml");
        awaitMoved("ro", ".failed/RO-RO~2026~0002-r1.xml");
        awaitMoved("ro", ".done/RO-RO~2026~0120-r1.xml");
        awaitReceipt("ro", "<cod>CODE_UNKNOWN</cod>", StandardCharsets.UTF_8);
        awaitReceipt("ro", "<cod>MALFORMED</cod>", StandardCharsets.UTF_8);
    }

    @Test
    void saysWhichRowHasAReferenceThatWasUsedBefore() throws Exception {
        String rows = new String(sample("bg/in/seizure-border.csv"), CYRILLIC);
        hub.server("bg").upload("BG_20261103_0001.csv", rows.getBytes(CYRILLIC));
        hub.server("bg")
                .upload(
                        "BG_20261103_0002.csv",
                        rows.replace("ПОМПА~12", "ПОМПА~13").getBytes(CYRILLIC));

        awaitMoved("bg", ".done/BG_20261103_0002.csv");
        awaitReceipt("bg", ";BG-2026/00417;1;ОТХВЪРЛЕНО;;ID_REUSED;BG-2026/00417;2;;", CYRILLIC);
    }

    private static void awaitMoved(String partner, String name) {
        await().untilAsserted(() ->
                assertThat(hub.server(partner).outbox().resolve(name)).exists());
    }

    private static void awaitReceipt(String partner, String part, Charset charset) {
        Path inbox = hub.server(partner).inbox();
        await().untilAsserted(() -> assertThat(SftpServerFixture.names(inbox))
                .filteredOn(name -> name.startsWith("receipt_"))
                .anySatisfy(name -> assertThat(Files.readString(inbox.resolve(name), charset))
                        .contains(part)));
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name));
    }
}
