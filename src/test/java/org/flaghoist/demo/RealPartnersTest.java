package org.flaghoist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flaghoist.notification.SetupException;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;

/** The demo, and partners whose credentials are given: what it invents does not come to them. */
@Tag(HubFixture.OWN)
class RealPartnersTest {

    private static final String REAL_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW";

    private Path data;

    @BeforeEach
    void take(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void refusesTheStartWhereAPartnerIsRealWhateverShowsIt() {
        assertRefused("bg is not simulated, since its password or key is given", "--FLAGHOIST_BG_PASSWORD=theirs");
        assertRefused("ro is not simulated, since its host key is given", "--FLAGHOIST_RO_HOST_KEY=" + REAL_KEY);
        assertRefused(
                "ro is not simulated, since its host 192.0.2.1 is another machine", "--FLAGHOIST_RO_HOST=192.0.2.1");
        assertRefused("uk is not simulated, since its password is given", "--FLAGHOIST_UK_PASSWORD=theirs");
    }

    @Test
    void refusesTheStartWhereAPartnerIsNotSimulated() {
        List<String> simulated = new ArrayList<>(ShippedPartners.ids());
        simulated.remove("at");

        assertRefused(
                "at is not simulated, since it is none of flaghoist.demo.partners",
                () -> new DemoHub(data, simulated, "--FLAGHOIST_AT_PASSWORD=theirs"));
    }

    @Test
    void startsWithRealPartnersWhereItInventsNothing() {
        new DemoHub(data, "--flaghoist.demo.samples=false", "--FLAGHOIST_UK_PASSWORD=theirs").close();
    }

    /** What it has written before its first sample, and after its last: DemoTest. */
    @ParameterizedTest
    @ValueSource(strings = {"begun", "samples-sent"})
    void refusesRealPartnersAndToBeSwitchedOffWhereThereMayBeSamplesFromBefore(String written) throws IOException {
        Files.createFile(Files.createDirectories(data.resolve("demo")).resolve(written));

        assertRefused("bg is not simulated", "--flaghoist.demo.samples=false", "--FLAGHOIST_BG_PASSWORD=theirs");
        assertRefused("the demo has sent samples with this data", "--flaghoist.demo.enabled=false");
    }

    private void assertRefused(String why, String... settings) {
        assertRefused(why, () -> new DemoHub(data, settings));
    }

    private static void assertRefused(String why, Supplier<DemoHub> start) {
        Throwable refused = catchThrowable(() -> start.get().close());
        assertThat(NestedExceptionUtils.getMostSpecificCause(refused))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(why);
    }
}
