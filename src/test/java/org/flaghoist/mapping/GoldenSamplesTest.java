package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.command.GoldenSample;
import org.flaghoist.command.Samples;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every sample of the contract, named; what each must give stands beside it. */
@Tag("elsewhere")
final class GoldenSamplesTest {

    private static final Mappings MAPPINGS = read();

    private static Mappings read() {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
        return mappings;
    }

    @TestFactory
    Stream<DynamicTest> translatesEachSample() {
        return tests(Samples::in);
    }

    @TestFactory
    Stream<DynamicTest> rendersEachSample() {
        return tests(Samples::out);
    }

    @TestFactory
    Stream<DynamicTest> writesEachReceipt() {
        return tests(Samples::receipts);
    }

    @TestFactory
    Stream<DynamicTest> writesEachPicture() {
        return tests(Samples::pictures);
    }

    private static Stream<DynamicTest> tests(Function<Samples, Stream<GoldenSample>> kind) {
        return MAPPINGS.partners().stream()
                .map(partner ->
                        new Samples(Path.of("src/test/samples"), Path.of("mappings"), partner, MAPPINGS.of(partner)))
                .flatMap(kind)
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> assertThat(sample.difference().get()).isEmpty()));
    }
}
