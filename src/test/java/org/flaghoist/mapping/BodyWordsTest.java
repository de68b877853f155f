package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that a form has no word for goes by its partner's. */
class BodyWordsTest {

    private static Mappings mappings;

    @BeforeAll
    static void read() {
        SetupFaults faults = new SetupFaults();
        mappings = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
    }

    @ParameterizedTest
    @ValueSource(strings = {"europol", "at", "bg", "ro", "ly"})
    void namesThePartnerInTheReceiptAndTheBodyInItsDetail(String sender) {
        String ofBody = receipt(sender, "uk--border-force", "border-force");

        assertThat(ofBody).contains("border-force").doesNotContain("uk--");
        assertThat(ofBody).isEqualTo(receipt(sender, "uk", "border-force"));
    }

    @Test
    void readsAndWritesABodyAsItsPartner() {
        assertThat(mappings.of("uk--border-force")).isSameAs(mappings.of("uk"));
    }

    @Test
    void writesAndReadsTheWordThatAFormHasForABody(@TempDir Path folder) throws Exception {
        copy(Path.of("mappings"), folder);
        Files.writeString(
                folder.resolve("at/partner.csv"), "GRENZSCHUTZ;uk--border-force\n", StandardOpenOption.APPEND);
        SetupFaults faults = new SetupFaults();
        Mappings withWord = Mappings.read(folder, faults);
        faults.throwIfAny();

        assertThat(PartnerWords.missing(folder, withWord.partners())).isEmpty();
        assertThat(receipt(withWord.of("at"), "uk--border-force", "border-force"))
                .contains("GRENZSCHUTZ");
        String sent = Files.readString(Path.of("src/test/samples/at/in/maximal.json"))
                .replaceFirst("\"EUROPOL\"", "\"GRENZSCHUTZ\"");
        ObjectNode read = withWord.of("at").translate(sent.getBytes(StandardCharsets.UTF_8), 1);
        assertThat(read.path("recipients").toString()).startsWith("[\"uk\",\"uk--border-force\",");
        // Europol's form has one word for both, and names it once.
        byte[] copy = withWord.of("europol").render(read);
        assertThat(new String(copy, StandardCharsets.UTF_8)).containsOnlyOnce("Recipient>GB<");
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String receipt(String sender, String recipient, String detail) {
        return receipt(mappings.of(sender), recipient, detail);
    }

    private static String receipt(Mapping sender, String recipient, String detail) {
        byte[] written = sender.receipt(new Receipt(
                "0123456789abcdef0123456789abcdef",
                "X-1",
                1,
                Receipt.Status.DELIVERED,
                recipient,
                null,
                detail,
                null,
                null,
                "2026-06-03T03:40:00Z"));
        return new String(written, StandardCharsets.ISO_8859_1);
    }
}
