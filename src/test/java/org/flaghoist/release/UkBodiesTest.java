package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The four bodies of {@code uk} that the samples add to the shipped policy. */
class UkBodiesTest {

    private static final Path ENTRIES = Path.of("src/test/samples/uk-bodies/policy-entries.yaml");
    private static final String NEXT = "  - partner: europol\n";

    private static ReleasePolicy policy;

    @BeforeAll
    static void read(@TempDir Path folder) throws Exception {
        String shipped = Files.readString(Path.of("config/release-policy.yaml"));
        assertThat(shipped).containsOnlyOnce(NEXT);
        String added = shipped.replace(NEXT, Files.readString(ENTRIES) + NEXT);
        policy = Policies.read(Files.writeString(folder.resolve("release-policy.yaml"), added));
    }

    /** As the table of mappings/uk/README.md, section 3, has it for what the partner passes on itself. */
    @ParameterizedTest
    @CsvSource({
        "SEIZURE, H0, bsc border-force",
        "RAID, H0, bsc cps",
        "RAID, H1, bsc",
        "ARREST, H0, bsc home-office cps",
        "ARREST, H1, bsc home-office",
        "INTELLIGENCE, H0, bsc",
        "INCIDENT, H0, bsc border-force home-office",
        "LIAISON, H0, bsc home-office"
    })
    void getWhatIsDistributedToThem(String type, String code, String bodies) {
        ObjectNode notification = Policies.seizure("'sender': 'europol', 'recipients': ['uk'], 'type': '" + type
                + "', 'handling': {'level': 'BASIC', 'codes': ['" + code + "']}");

        assertThat(policy.decide(notification, Set.of()).keySet())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("uk"), Stream.of(bodies.split(" ")).map(body -> "uk--" + body))
                        .toList());
    }

    static List<Path> samples() throws Exception {
        try (Stream<Path> files = Files.list(Policies.SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void changeNothingForAnybodyElse(Path sample) throws Exception {
        ObjectNode notification =
                (ObjectNode) Policies.JSON.readTree(sample.toFile()).path("notification");

        Map<String, ReleaseDecision> others = new LinkedHashMap<>(policy.decide(notification, Set.of("ly")));
        others.keySet().removeIf(recipient -> recipient.startsWith("uk--"));

        assertThat(others).isEqualTo(Policies.shipped().decide(notification, Set.of("ly")));
    }

    @Test
    void areRecipientsOfTheirOwn() {
        assertThat(policy.partners()).contains("uk--bsc", "uk--border-force", "uk--home-office", "uk--cps");
    }
}
