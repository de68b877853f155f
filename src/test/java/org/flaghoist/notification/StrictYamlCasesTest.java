package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused where YAML is read strictly, as the cases under {@code src/test/samples/strict-yaml} have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrictYamlCasesTest {

    private final CaseRun run = new CaseRun(Map.of(
            "things", (run, words) -> assertThat(read(run, Things.class)).isNull(),
            "faultsOfThings", (run, words) -> read(run, Things.class),
            "needed", (run, words) -> assertThat(read(run, Needed.class)).isNull(),
            "entry", (run, words) -> assertThat(read(run, Entry.class)).isNull(),
            "thingsRead",
                    (run, words) -> {
                        Things read = read(run, Things.class);
                        assertThat(run.lines()).isEmpty();
                        run.said(String.valueOf(read));
                    }));

    record Things(
            @Nullable List<String> names,
            @Nullable Action action,
            @Nullable Set<Action> actions,
            @Nullable Things inner,
            @Nullable Integer days,
            boolean open) {}

    /** Cannot be made without its list. */
    record Needed(List<String> names) {

        Needed {
            names = List.copyOf(names);
        }
    }

    /** Has keys that must be there. */
    record Entry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) Set<Action> actions,
            @JsonProperty(required = true) Action action,
            @JsonProperty(required = true) boolean open,
            @JsonProperty(required = true) double width,
            @Nullable List<Entry> inner) {

        Entry {
            actions = Set.copyOf(actions);
        }
    }

    StrictYamlCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("strict-yaml");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    /** Faults are found without the name of the file. */
    private static <T> @Nullable T read(CaseRun run, Class<T> type) {
        SetupFaults faults = new SetupFaults();
        T read = StrictYaml.read(run.file("~/strict.yaml"), type, faults);
        String file = run.file("~/strict.yaml").toString();
        run.found(faults.all().stream().map(fault -> fault.replace(file, "")).toList());
        return read;
    }
}
