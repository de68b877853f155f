package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The partner whose form is XML with a schema that the hub made, on the running hub, through its own SFTP server. */
@Tag(HubFixture.OWN)
class FrenchPartnerRouteTest {

    private static final Path SAMPLES = Path.of("src/test/samples/fr-partner/src/test/samples");

    @AutoClose
    private static SevenPartnersFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new SevenPartnersFixture(directory, "fr");
    }

    @Test
    void getsWhatEuropolSendsInItsOwnWordsDatesAndNumbers() throws Exception {
        hub.send("europol", sample("europol/in/intelligence-adverts-to-fr.xml"));

        assertThat(hub.delivered("fr", "europol_EP-4711-26_r1.xml")).isEqualTo(sample("fr/out/europol-adverts.xml"));
    }

    @Test
    void sendsFromItsOutboxToTheOthersAndHearsInFrenchWhoGotIt() throws Exception {
        hub.server("fr").upload("FR-FR~2026~0042-r1.xml", sample("fr/in/saisie.xml"));

        assertThat(hub.receipts("fr", 3))
                .satisfiesExactlyInAnyOrder(
                        receipt -> assertThat(receipt).contains("<reference>FR/2026/0042<", "<etat>accepté<"),
                        receipt -> assertThat(receipt).contains("<etat>remis<", "<destinataire>ROYAUME-UNI<"),
                        receipt -> assertThat(receipt).contains("<etat>remis<", "<destinataire>EUROPOL<"));
        assertThat(hub.receive("europol", "FR/2026/0042")).isEqualTo(sample("europol/out/fr-saisie.xml"));
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name));
    }
}
