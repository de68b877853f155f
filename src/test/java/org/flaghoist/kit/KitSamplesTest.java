package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped samples, as a kit plays them. */
class KitSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"), new SetupFaults());

    static List<String> partners() {
        return ShippedPartners.ids();
    }

    @ParameterizedTest
    @MethodSource("partners")
    void areOneNotificationEach(String partner) {
        assertThat(samples(partner).copies())
                .as("a client that keeps one of a reference and revision keeps all of them")
                .extracting(sample -> sample.form().path("sender") + " "
                        + sample.form().path("id") + " " + sample.form().path("revision"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "bg, wrong-charset, rej-charset",
        "uk, wrong-charset, reject-latin1-byte",
        "bg, unknown-code, rej-grading",
        "at, unknown-code, reject-unknown-code",
        "ro, unknown-code, rej-code",
        "bg, nights-when-the-clock-changes, dst-edges"
    })
    void haveForEachCaseTheOneThatShowsIt(String partner, String name, String sample) {
        SetupFaults faults = new SetupFaults();
        CaseFile.AskedCase asked = CaseFile.read(Path.of("kit/cases.yaml"), faults).asks().stream()
                .filter(one -> name.equals(one.name()))
                .findFirst()
                .orElseThrow();

        assertThat(AskedFiles.choose(asked, samples(partner).sent()))
                .first()
                .satisfies(chosen -> assertThat(chosen.name()).isEqualTo(sample));
    }

    private static KitSamples samples(String partner) {
        return new KitSamples(SAMPLES, partner, MAPPINGS.of(partner).extension());
    }
}
