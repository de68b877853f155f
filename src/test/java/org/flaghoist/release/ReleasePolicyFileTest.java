package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;

class ReleasePolicyFileTest {

    private static final Path POLICIES = Path.of("src/test/samples/release-policy");

    @Test
    void reportsAllFaultsWithTheirLines() {
        assertThat(faultsOf("faults.yaml"))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("faults.yaml:13:", "'uk' is listed twice"),
                        fault -> assertThat(fault).contains("faults.yaml:3:", "'atlantis'"),
                        fault -> assertThat(fault).contains("faults.yaml:19:", "'/narative'"),
                        fault -> assertThat(fault).contains("faults.yaml:20:", "'/engines/serial'"),
                        fault -> assertThat(fault).contains("faults.yaml:21:", "'items'"),
                        fault -> assertThat(fault).contains("faults.yaml:22:", "'/items/'"));
    }

    @Test
    void refusesATypeThatDoesNotExistSinceNothingOfItWouldBeHeld() {
        assertThat(faultsOf("misspelt-type.yaml"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("misspelt-type.yaml:6:", "AREST"));
    }

    @Test
    void wantsEveryTermButTheSendersSaid() {
        assertThat(faultsOf("incomplete.yaml"))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("incomplete.yaml:", "personalData"));
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(faultsOf("none.yaml")).singleElement().asString().contains("none.yaml", "cannot be read");
    }

    @Test
    void reportsPartnersThatAreNotConfigured() {
        SetupFaults faults = new SetupFaults();
        ReleasePolicyFile policy =
                ReleasePolicyFile.read(POLICIES.resolve("third-country.yaml"), Policies.SCHEMA, faults);

        Objects.requireNonNull(policy).reportUnknownPartners(Set.of("uk", "ro"), faults);

        assertThat(listed(faults))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("third-country.yaml:8:", "'vn'", "known: ro, uk"));
    }

    @Test
    void knowsItsPartnersInOrder() {
        assertThat(Policies.shipped().partners()).containsSubsequence(Policies.SIX);
    }

    private static List<String> faultsOf(String file) {
        SetupFaults faults = new SetupFaults();
        assertThat(ReleasePolicyFile.read(POLICIES.resolve(file), Policies.SCHEMA, faults))
                .isNull();
        return listed(faults);
    }

    private static List<String> listed(SetupFaults faults) {
        return Objects.requireNonNull(catchThrowableOfType(SetupException.class, faults::throwIfAny))
                .faults();
    }
}
