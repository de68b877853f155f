package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.command.Samples;
import org.flaghoist.draft.PartnerSchema;
import org.flaghoist.exchange.Setup;
import org.flaghoist.lint.Lint;
import org.flaghoist.lint.MaximalSamples;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.partner.Secrets;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A partner with French words, thousands separators, {@code O} for west and a grading scheme of its own, as files. */
final class FrenchPartnerTest {

    private static SeventhPartner project;
    private static Mappings mappings;
    private static ReleasePolicy policy;

    @BeforeAll
    static void addThePartner(@TempDir Path directory) throws Exception {
        project = SeventhPartner.addedIn(directory, "fr");
        Setup setup = Setup.read(project.config(), project.mappings(), Secrets.unknown());
        mappings = setup.mappings();
        policy = setup.policy();
        assertThat(setup.partners().find("fr")).isPresent();
    }

    @Test
    void bringsItsOwnFilesAndItsSamplesAndChangesNoOther() throws Exception {
        assertThat(project.added())
                .containsExactlyInAnyOrder(
                        "config/partners/fr.yaml",
                        "mappings/fr/",
                        "src/test/samples/fr/",
                        "src/test/samples/europol/in/intelligence-adverts-to-fr.notification.json",
                        "src/test/samples/europol/in/intelligence-adverts-to-fr.xml",
                        "src/test/samples/europol/out/fr-saisie.notification.json",
                        "src/test/samples/europol/out/fr-saisie.xml");
        assertThat(project.changed()).containsExactlyInAnyOrder("config/release-policy.yaml", "config/broker.xml");
    }

    @Test
    void hasNoFaultAndSaysWhatItsGradingLoses() {
        assertThat(Lint.of(project.config(), project.mappings(), mappings.partners(), policy.partners()))
                .isEmpty();
        assertThat(Lint.oneWay(project.mappings(), mappings.partners(), true))
                .singleElement()
                .asString()
                .startsWith(project.mappings().resolve("fr/cotation.csv")
                        + ":8: one way only: line 8 A1 suspectedFalse -> A5 -> A4 suspectedFalse; line 9 ")
                .contains("; line 27 D1 -> C1 -> C1; ");
        assertThat(Lint.oneWay(project.mappings(), mappings.partners(), false))
                .as("no word of the scheme is better")
                .isEmpty();
    }

    @Test
    void hasTheSchemaThatIsMadeOfItsFormat() throws Exception {
        assertThat(project.mappings().resolve("fr/fr.xsd")).hasContent(PartnerSchema.of(project.mappings(), "fr"));
    }

    @Test
    void isUnderstoodByEveryPartnerThatMayHearFromIt() throws Exception {
        ObjectNode sent = mappings.of("fr").translate(golden("in/saisie.xml"), 1);
        sent.putArray("recipients");

        Map<String, ReleaseDecision> decisions = policy.decide(sent, Set.of());

        assertThat(decisions.keySet()).containsExactly("uk", "europol", "at", "bg", "ro");
        assertThat(got("ro", decisions)).contains("<evaluare>C4</evaluare>").contains("<longitudine>-1.58667<");
        assertThat(got("uk", decisions)).contains("12450.5").contains("OFFICIAL-SENSITIVE");
        assertThat(got("at", decisions)).contains("DIFFUSION RESTREINTE");
    }

    @Test
    void carriesAllThatItsMaximalSamplesHaveButWhatItSays() throws Exception {
        assertThat(MaximalSamples.faults(project.samples(), project.mappings(), mappings))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> passesItsOwnSamplesAndThoseOfEuropolStillPass() {
        return Stream.of("fr", "europol")
                .map(partner -> new Samples(project.samples(), project.mappings(), partner, mappings.of(partner)))
                .flatMap(Samples::all)
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> assertThat(sample.difference().get()).isEmpty()));
    }

    private static String got(String recipient, Map<String, ReleaseDecision> decisions) {
        ReleaseDecision decision = Objects.requireNonNull(decisions.get(recipient));
        return new String(
                mappings.of(recipient).render(Objects.requireNonNull(decision.notification())), StandardCharsets.UTF_8);
    }

    private static byte[] golden(String sample) throws Exception {
        return Files.readAllBytes(project.samples().resolve("fr").resolve(sample));
    }
}
