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
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.flaghoist.command.Samples;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.xml.SchemaFile;
import org.flaghoist.lint.Lint;
import org.flaghoist.lint.MaximalSamples;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.partner.Secrets;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleaseDecision.Outcome;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A seventh partner is files only: no Java and no route knows it. */
final class SeventhPartnerTest {

    private static SeventhPartner project;
    private static Mappings mappings;
    private static ReleasePolicy policy;

    @BeforeAll
    static void addThePartner(@TempDir Path directory) throws Exception {
        project = SeventhPartner.addedIn(directory);
        Setup setup = Setup.read(project.config(), project.mappings(), Secrets.unknown());
        mappings = setup.mappings();
        policy = setup.policy();
        assertThat(setup.partners().find("vn")).isPresent();
        assertThat(Lint.of(project.config(), project.mappings(), mappings.partners(), policy.partners()))
                .isEmpty();
    }

    @Test
    void bringsItsOwnFilesAndItsSamples() throws Exception {
        assertThat(project.added())
                .containsExactlyInAnyOrder(
                        "config/partners/vn.yaml",
                        "mappings/vn/",
                        "src/test/samples/vn/",
                        "src/test/samples/europol/in/intelligence-adverts-to-vn.notification.json",
                        "src/test/samples/europol/in/intelligence-adverts-to-vn.xml",
                        "src/test/samples/europol/out/vn-adverts.notification.json",
                        "src/test/samples/europol/out/vn-adverts.xml");
    }

    @Test
    void changesThePolicyAndWhatIsGeneratedForAnExternalBroker() throws Exception {
        assertThat(project.changed()).containsExactlyInAnyOrder("config/release-policy.yaml", "config/broker.xml");
    }

    @Test
    void receivesAdvertsFromEuropolWithoutPersonalDataInItsOwnForm() throws Exception {
        ObjectNode sent = translated("europol", "in/intelligence-adverts-to-vn.xml");

        ReleaseDecision decision = decided(sent, "vn");

        assertThat(decision.outcome()).isEqualTo(Outcome.RELEASE);
        assertThat(mappings.of("vn").render(Objects.requireNonNull(decision.notification())))
                .isEqualTo(golden("vn", "out/europol-adverts-redacted.json"));
    }

    @Test
    void sendsAdvertsThatEuropolGetsAsValidXml() throws Exception {
        ObjectNode sent = translated("vn", "in/intelligence-adverts.json");

        ReleaseDecision decision = decided(sent, "europol");
        byte[] xml = mappings.of("europol").render(Objects.requireNonNull(decision.notification()));

        assertThat(xml).isEqualTo(golden("europol", "out/vn-adverts.xml"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new SchemaFile(project.mappings()
                                .resolve("europol/europol.xsd")
                                .toFile())
                        .source("Partner", Set.of("VN")))
                .newValidator()
                .validate(new StreamSource(new java.io.ByteArrayInputStream(xml)));
    }

    @Test
    void isNamedByEveryPartnerThatMayHearFromIt() throws Exception {
        ObjectNode sent = translated("vn", "in/intelligence-adverts.json");
        sent.putArray("recipients");

        Map<String, ReleaseDecision> decisions = policy.decide(sent, Set.of());

        assertThat(decisions.keySet()).containsExactly("uk", "europol", "at", "bg", "ro");
        decisions.forEach((recipient, decision) -> assertThat(
                        mappings.of(recipient).render(Objects.requireNonNull(decision.notification())))
                .as(recipient)
                .isNotEmpty());
    }

    @Test
    void hasItsSuspicionsWrittenInItsOwnWords() throws Exception {
        ObjectNode sent = translated("vn", "in/maximal.json");

        String got = new String(mappings.of("ro").render(sent), StandardCharsets.UTF_8);

        assertThat(got).contains("Viet Nam, nghi là sai: the sender suspects that this is false.");
        assertThat(got).doesNotContain("UK grade");
    }

    @Test
    void carriesAllThatItsMaximalSamplesHaveButWhatItSays() throws Exception {
        assertThat(MaximalSamples.faults(project.samples(), project.mappings(), mappings))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> passesItsOwnSamplesAndThoseOfTheOthersStillPass() {
        return mappings.partners().stream()
                .map(partner -> new Samples(project.samples(), project.mappings(), partner, mappings.of(partner)))
                .flatMap(Samples::all)
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> assertThat(sample.difference().get()).isEmpty()));
    }

    private static ObjectNode translated(String partner, String sample) throws Exception {
        return mappings.of(partner).translate(golden(partner, sample), 1);
    }

    private static ReleaseDecision decided(ObjectNode notification, String recipient) {
        return Objects.requireNonNull(policy.decide(notification, Set.of()).get(recipient), recipient);
    }

    private static byte[] golden(String partner, String sample) throws Exception {
        return Files.readAllBytes(project.samples().resolve(partner).resolve(sample));
    }
}
