package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.partner.Expects;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.PartnerLimits;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Quota;
import org.flaghoist.partner.Retention;
import org.flaghoist.partner.Retry;
import org.flaghoist.partner.Secrets;
import org.flaghoist.partner.Useful;
import org.flaghoist.partner.Wishes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What an external broker's files say of the partners is made from the partners' own files. */
final class ExternalBrokerFilesTest {

    private Path config;
    private ExternalBrokerFiles files;

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Path.of("config"), config);
        files = new ExternalBrokerFiles(config.resolve("broker.xml"));
    }

    @Test
    void shipsWithWhatTheShippedPartnersNeed() throws Exception {
        for (Map.Entry<Path, Map<String, String>> file :
                files.wanted(parts(shipped())).entrySet()) {
            for (Map.Entry<String, String> part : file.getValue().entrySet()) {
                assertThat(new WrittenPart(file.getKey(), part.getKey()).text())
                        .as(file.getKey() + ", " + part.getKey())
                        .isEqualTo(part.getValue());
            }
        }
    }

    @Test
    void writesAllThatANewPartnerNeedsAndLeavesTheRest() throws Exception {
        String before = text("broker.xml");
        List<Partner> more = new ArrayList<>(shipped());
        more.add(new Partner(
                "xx",
                "xx",
                new Jms("xé user", null),
                Retry.DEFAULT,
                PartnerState.ACTIVE,
                List.of(),
                Retention.FOR_GOOD,
                new PartnerLimits(new Quota(2_000_000), null),
                Useful.ALWAYS,
                Expects.NOTHING,
                Wishes.NONE,
                List.of()));

        files.write(parts(more));

        assertThat(text("broker.xml"))
                .contains("<permission type=\"send\" roles=\"flaghoist.hub,xx\"/>")
                .contains("<permission type=\"consume\" roles=\"flaghoist.hub,xx\"/>")
                .contains("<max-size-bytes-reject-threshold>2000000</max-size-bytes-reject-threshold>")
                .contains("<address name=\"held.xx\"><anycast><queue name=\"held.xx\"/></anycast></address>");
        assertThat(properties("broker/users.properties"))
                .containsEntry("uk", "CN=uk")
                .containsEntry("xé user", "CN=xé user");
        assertThat(properties("broker/roles.properties"))
                .containsEntry("uk", "uk")
                .containsEntry("xx", "xé user");

        files.write(parts(shipped()));

        assertThat(text("broker.xml")).isEqualTo(before);
    }

    @Test
    void keepsTheCertificatesOfKnownUsersAndForgetsThoseOfPartnersThatAreGone() throws Exception {
        Path users = config.resolve("broker/users.properties");
        Files.writeString(users, text("broker/users.properties").replace("uk=CN=uk", "uk=CN=nca,O=United Kingdom"));

        files.write(parts(
                shipped().stream().filter(partner -> !partner.id().equals("at")).toList()));

        assertThat(Files.readAllLines(users))
                .contains("flaghoist.hub=CN=flaghoist.hub", "uk=CN=nca,O=United Kingdom", "europol=CN=europol")
                .noneMatch(line -> line.startsWith("at="));
    }

    @Test
    void reportsWhatItWouldWriteBetweenAndDoesNotFind() throws Exception {
        Path file = config.resolve("broker.xml");
        Files.writeString(file, text("broker.xml").replace("<!-- end of addresses -->", ""));

        assertThatThrownBy(() -> files.write(parts(shipped())))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(
                        file + ":1: addresses: the line 'end of addresses' is missing; put both lines of this part");
    }

    @Test
    void reportsNoDifferenceFromTheShippedPartnersHoweverTheFilesAreLaidOut() throws Exception {
        rewrite("broker.xml", "        <permission", "\n<!-- here --> <permission ");
        rewrite("broker.xml", "name=\"in.at\" exclusive=\"true\"", "exclusive='true'  name='in.at'");

        assertThat(files.differences(parts(shipped()))).isEmpty();
    }

    @Test
    void reportsEachDifferenceFromThePartnersWithWhatToDo() throws Exception {
        rewrite("broker.xml", "type=\"send\" roles=\"flaghoist.hub,uk\"", "type=\"send\" roles=\"uk\"");
        rewrite("broker.xml", "<address name=\"in.at\">", "<address name=\"in.atx\">");
        rewrite("broker/users.properties", "uk=CN=uk\n", "");
        rewrite("broker/roles.properties", "uk=uk\n", "uk=nca\n");
        Path xml = config.resolve("broker.xml");

        assertThat(files.differences(parts(shipped())))
                .allMatch(difference -> difference.contains("; run 'flaghoist broker partners --write' and start the"
                        + " broker again, or, without an external broker, delete the file"))
                .map(difference -> difference.substring(0, difference.indexOf("; run")))
                .containsExactly(
                        xml + ":100: rights: is not as the partners' files have it for in.uk",
                        xml + ":308: addresses: lacks in.at",
                        xml + ":308: addresses: has what no partner needs: in.atx",
                        config.resolve("broker/users.properties") + ":4: users: lacks uk",
                        config.resolve("broker/roles.properties")
                                + ":4: roles: is not as the partners' files have it for uk");
    }

    @Test
    void reportsAPartThatCannotBeCompared() throws Exception {
        rewrite("broker.xml", "<!-- end of addresses -->", "");
        rewrite("broker.xml", "</security-setting>\n      <!-- end of rights", "\n      <!-- end of rights");

        assertThat(files.differences(parts(shipped())))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("broker.xml:100: rights: is no XML: "),
                        fault -> assertThat(fault).contains("the line 'end of addresses' is missing"));
    }

    @Test
    void reportsAFileThatIsNoXmlOutsideOfItsParts() throws Exception {
        rewrite("broker.xml", "</persistence-enabled>", "</persistence-enable>");

        assertThat(files.differences(parts(shipped())))
                .singleElement()
                .asString()
                .matches(".*broker\\.xml:12: xml: .*persistence-enabled.*; correct it");
    }

    @Test
    void comparesOnlyFilesThatAreThere() throws Exception {
        Files.delete(config.resolve("broker/users.properties"));
        Files.delete(config.resolve("broker/roles.properties"));

        assertThat(files.differences(parts(shipped()))).isEmpty();
    }

    @Test
    void comparesNothingWhereThereIsNoBrokerXml() throws Exception {
        Files.delete(config.resolve("broker.xml"));

        assertThat(files.differences(parts(List.of()))).isEmpty();
    }

    @Test
    void writesNothingWhereOneOfTheFilesIsMissing() throws Exception {
        String before = text("broker.xml");
        Files.delete(config.resolve("broker/roles.properties"));

        assertThatThrownBy(() -> files.write(parts(List.of())))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("roles.properties:1: file: cannot be read: there is no such file; create it");
        assertThat(text("broker.xml")).isEqualTo(before);
    }

    private void rewrite(String file, String from, String to) throws IOException {
        String before = text(file);
        assertThat(before).contains(from);
        Files.writeString(config.resolve(file), before.replace(from, to));
    }

    private String text(String file) throws IOException {
        return Files.readString(config.resolve(file));
    }

    /** As the broker reads them. */
    private Properties properties(String file) throws IOException {
        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(config.resolve(file))) {
            read.load(in);
        }
        return read;
    }

    private static PartnerParts parts(List<Partner> partners) {
        Map<String, UrgencyLook> looks = new HashMap<>();
        for (Partner partner : partners) {
            Path file = Path.of("mappings", partner.id(), "format.yaml");
            if (Files.exists(file)) {
                FormatFile format = Objects.requireNonNull(StrictYaml.read(file, FormatFile.class, new SetupFaults()));
                looks.put(
                        partner.id(),
                        new UrgencyLook(format.syntax().usualCharset(), Objects.requireNonNull(format.urgency())));
            }
        }
        return new PartnerParts(BrokerPlan.of(partners), 1_000, looks);
    }

    private List<Partner> shipped() {
        SetupFaults faults = new SetupFaults();
        Partners partners = Partners.read(config, Path.of("mappings"), Secrets.unknown(), faults);
        faults.throwIfAny();
        return List.copyOf(partners.all());
    }
}
