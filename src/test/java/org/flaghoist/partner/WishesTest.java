package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.Urgency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WishesTest {

    private Path config;
    private Path mappings;
    private final SetupFaults faults = new SetupFaults();

    @BeforeEach
    void prepares(@TempDir Path directory) throws IOException {
        config = Files.createDirectories(directory.resolve("config"));
        mappings = Files.createDirectories(directory.resolve("mappings"));
        Files.createDirectories(config.resolve("partners"));
    }

    @Test
    void readsWhoIsSentAnswersAndTellsWhatIsNeitherYesNorNo() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "answers: true\n");
        partner("two", "name: Two\n" + jms);
        partner("three", "name: Three\n" + jms + "answers: yes please\n");

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().wishes().answers()).isTrue();
        assertThat(partners.find("two").orElseThrow().wishes().answers()).isFalse();
        assertThatThrownBy(faults::throwIfAny).hasMessageContaining("three.yaml:3: answers: is neither true nor false");
    }

    @Test
    void readsOnWhichDayTheMonthlyPictureGoesAndTellsWhatIsNone() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "monthlyPicture: 5\n");
        partner("two", "name: Two\n" + jms);
        partner("three", "name: Three\n" + jms + "monthlyPicture: 29\n");
        partner("four", "name: Four\n" + jms + "monthlyPicture: true\n");

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().wishes().monthlyPicture()).isEqualTo(5);
        assertThat(partners.find("two").orElseThrow().wishes().monthlyPicture()).isNull();
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("three.yaml:3: monthlyPicture: is no whole number from 1 to 28")
                .hasMessageContaining("four.yaml:3: monthlyPicture: is no whole number from 1 to 28");
    }

    @Test
    void readsOfWhichRecipientsAPartnerIsToldAndRefusesAnEmptyList() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "takenReceipts: [two, all]\n");
        partner("two", "name: Two\n" + jms + "takenReceipts: []\n");
        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().wishes().takenReceipts()).containsExactlyInAnyOrder("two", "all");
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("two.yaml:3: takenReceipts: is empty; name recipients, or all");
    }

    @Test
    void tellsOfTheRecipientsThatAreNamedOrOfAll() {
        assertThat(Wishes.NONE.isToldOfTaking("bg")).isFalse();
        assertThat(new Wishes(null, false, Set.of("bg"), false, false, Overdue.NEVER).isToldOfTaking("bg"))
                .isTrue();
        assertThat(new Wishes(null, false, Set.of("bg"), false, false, Overdue.NEVER).isToldOfTaking("uk"))
                .isFalse();
        assertThat(new Wishes(null, false, Set.of("all"), false, false, Overdue.NEVER).isToldOfTaking("uk"))
                .isTrue();
    }

    @Test
    void readsInWhichTimeStepsAreToBeDoneAndRefusesWhatIsNone() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + """
                answers: true
                overdue:
                  receipts: [two]
                  limits:
                    all: {delivered: {IMMEDIATE: 10m}, taken: {IMMEDIATE: 15m}, answered: {IMMEDIATE: 1h}}
                    two: {delivered: {IMMEDIATE: 2h}}
                    three: {}
                """);
        partner("two", "name: Two\n" + jms + "overdue: {limits: {all: {answered: {IMMEDIATE: 1h}}}}\n");
        partner("three", "name: Three\n" + jms + "overdue: {receipts: [one]}\n");
        partner("four", "name: Four\n" + jms + """
                overdue:
                  receipts: []
                  limits: {all: {read: {IMMEDIATE: 1h}, taken: {URGENT: 1h}, delivered: {IMMEDIATE: 5s}}}
                """);

        Overdue overdue =
                read(Map.of("PASSWORD", "x")).find("one").orElseThrow().wishes().overdue();

        assertThat(overdue.limit("five", OverdueStep.TAKEN, Urgency.IMMEDIATE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(overdue.limit("five", OverdueStep.TAKEN, Urgency.ROUTINE)).isNull();
        assertThat(overdue.limit("two", OverdueStep.TAKEN, Urgency.IMMEDIATE)).isNull();
        assertThat(overdue.shortest("two", OverdueStep.DELIVERED, OverdueStep.ANSWERED, Urgency.IMMEDIATE))
                .isEqualTo(Duration.ofHours(2));
        assertThat(overdue.shortest("three", OverdueStep.DELIVERED, OverdueStep.ANSWERED, Urgency.IMMEDIATE))
                .isNull();
        assertThat(overdue.isTold("two")).isTrue();
        assertThat(overdue.isTold("five")).isFalse();
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("two.yaml:3: overdue: has limits for 'answered', and 'answers' is not true")
                .hasMessageContaining("three.yaml:3: overdue: has no limits")
                .hasMessageContaining("four.yaml:4: overdue.receipts: is empty")
                .hasMessageContaining(
                        "four.yaml:5: overdue.limits.all.read: give durations by urgency for delivered, taken")
                .hasMessageContaining("overdue.limits.all.taken.URGENT: is for no urgency")
                .hasMessageContaining("overdue.limits.all.delivered.IMMEDIATE: is no duration from 1m to 365d");
    }

    private Partners read(Map<String, String> environment) {
        return Partners.read(config, mappings, environment::get, faults);
    }

    private void partner(String id, String yaml) throws IOException {
        Files.writeString(config.resolve("partners/" + id + ".yaml"), yaml);
        Path folder = Files.createDirectories(mappings.resolve(id));
        for (String name : List.of("README.md", "format.yaml", "in.jslt", "out.jslt", "receipt.jslt")) {
            Files.writeString(folder.resolve(name), "");
        }
    }
}
