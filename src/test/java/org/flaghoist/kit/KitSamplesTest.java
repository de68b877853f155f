package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.NamedPipe;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

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

    @ParameterizedTest
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"bg-cancel.json", "bg-cancel.notification.json"})
    void areRefusedWhereAPipeIsInThePlaceOfOneAndNobodyWaitsForIt(String name, @TempDir Path folder) throws Exception {
        FileSystemUtils.copyRecursively(SAMPLES.resolve("at/out"), folder.resolve("at/out"));
        Path pipe = NamedPipe.at(folder.resolve("at/out").resolve(name));
        KitSamples samples = new KitSamples(folder, "at", "json");

        assertThatThrownBy(samples::copies)
                .isInstanceOf(SetupException.class)
                .hasMessageEndingWith(
                        pipe + ":1: file: cannot be read: a folder or a device has its name; put a file in its place");
    }

    @Test
    void areRefusedWhereOneIsNoJson(@TempDir Path folder) throws IOException {
        Path out = Files.createDirectories(folder.resolve("at/out"));
        Files.createFile(out.resolve("one.json"));
        Path form = Files.writeString(out.resolve("one.notification.json"), "{\n{");
        KitSamples samples = new KitSamples(folder, "at", "json");

        assertThatThrownBy(samples::copies)
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(form + ":2: json: is no JSON");
    }

    private static KitSamples samples(String partner) {
        return new KitSamples(SAMPLES, partner, MAPPINGS.of(partner).extension());
    }
}
