package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partners get by their golden files fits their schemas, whatever the mapping gives. */
final class GoldenSchemasTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Path SAMPLES = Path.of("src/test/samples");

    @TempDir
    private Path samples = Path.of("");

    @Test
    void findsNoMisfitInWhatIsShipped() throws IOException {
        for (String partner : ShippedPartners.ids()) {
            assertThat(new GoldenSchemas(MAPPINGS, SAMPLES, new UntriedSamples(Set.of(), Set.of())).misfits(partner))
                    .isEmpty();
        }
    }

    @Test
    void reportsXmlThatDoesNotFitThePartnersSchemaWithItsLine() throws IOException {
        Path receipt = changed("ro/receipts/accepted.xml", "<stare>", "\n<starea>", "</stare>", "</starea>");
        Path notification = changed("europol/out/answer-maximal.xml", "<Sender>", "<Sender>MARS", "", "");

        assertThat(misfits("ro"))
                .singleElement()
                .asString()
                .startsWith(receipt + ":3: schema: does not fit ro.xsd, the partner's own schema: ")
                .contains("starea");
        assertThat(misfits("europol"))
                .isNotEmpty()
                .allMatch(misfit -> misfit.startsWith(
                        notification + ":2: schema: does not fit europol.xsd, the partner's own" + " schema: "));
    }

    @Test
    void reportsJsonThatDoesNotFitTheSchemaOfItsFormat() throws IOException {
        Path golden = changed("at/out/bg-maximal.json", "\"absender\"", "\"absenderin\"", "", "");

        assertThat(misfits("at"))
                .hasSize(2)
                .allMatch(misfit ->
                        misfit.startsWith(golden + ":1: schema: does not fit what 'flaghoist schema' prints: "))
                .anyMatch(misfit -> misfit.contains("absenderin"));
    }

    @Test
    void leavesAFileThatIsNoJsonToWhoeverComparesIt() throws IOException {
        changed("at/receipts/accepted.json", "\"quittung\":", "", "", "");

        assertThat(misfits("at")).isEmpty();
    }

    private List<String> misfits(String partner) throws IOException {
        return new GoldenSchemas(MAPPINGS, samples, new UntriedSamples(Set.of(), Set.of())).misfits(partner);
    }

    private Path changed(String sample, String text, String other, String end, String otherEnd) throws IOException {
        Path golden = samples.resolve(sample);
        Files.createDirectories(golden.getParent());
        String sound = Files.readString(SAMPLES.resolve(sample));
        assertThat(sound).contains(text);
        return Files.writeString(golden, sound.replaceFirst(text, other).replace(end, otherEnd));
    }
}
