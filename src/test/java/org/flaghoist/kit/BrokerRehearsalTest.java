package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner that comes to the broker: one that is right passes, and of one that is wrong the fault is found. */
class BrokerRehearsalTest {

    private static final int LONG = 60;
    private static final int SHORT = 2;

    private Path report = Path.of("");

    @BeforeEach
    void report(@TempDir Path directory) {
        report = directory.resolve("report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "europol", "at"})
    void passesAClientThatTakesAllAndSendsAll(String id) throws Exception {
        RehearsedPartner partner = new RehearsedPartner(id, report);
        try (var client = BrokerClient.amqp(partner)) {
            assertThat(partner.rehearse(Map.of(), LONG, LONG)).isTrue();
        }

        assertThat(partner.failures()).isEmpty();
        assertThat(partner.notJudged())
                .anyMatch(text -> text.startsWith("duplicate: what to look at: "))
                .anyMatch(text -> text.startsWith("how the samples look: "));
        assertThat(partner.html()).contains("0 failed", "REJECTED CHARSET", "DUPLICATE, understood as SEIZURE NEW");
    }

    @Test
    void leavesAFolderAloneThatHoldsSomethingElse() throws Exception {
        Path users = report.resolve("broker/users.properties");
        Files.createDirectories(users.getParent());
        Files.writeString(users, "");

        assertThatThrownBy(() -> new RehearsedPartner("uk", report).rehearse(Map.of(), SHORT, SHORT))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(report + ": holds files of somebody else; name another folder with --report");
        assertThat(users).exists();
    }

    @Test
    void findsThatNothingIsCommitted() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        try (var client =
                BrokerClient.core(partner, RehearsedPartner.PASSWORD, message -> false, (session, file) -> null)) {
            assertThat(partner.rehearse(Map.of(), SHORT, 2 * SHORT)).isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.contains("has not acknowledged it, or not committed"))
                .anyMatch(text -> text.endsWith("not tried, since 3 before it were not taken"));
    }

    @Test
    void findsThatOneKindIsNotTakenAndGoesOnWithTheOthers() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        try (var client = BrokerClient.core(
                partner, RehearsedPartner.PASSWORD, BrokerRehearsalTest::isNoCancellation, BrokerClient::bytes)) {
            assertThat(partner.rehearse(Map.of(), 5 * SHORT, LONG)).isFalse();
        }

        assertThat(partner.failures()).isNotEmpty().allMatch(text -> text.contains("cancel"));
    }

    private static boolean isNoCancellation(Message message) {
        try {
            String text = new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
            return !text.contains("CANCELLED");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsThatNobodyIsLetIn() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        try (var client = BrokerClient.core(partner, "wrong", message -> true, BrokerClient::bytes)) {
            assertThat(partner.rehearse(Map.of(), SHORT, SHORT)).isFalse();
        }

        assertThat(partner.failures()).anyMatch(text -> text.contains("no client takes from out.uk: look at its host"));
    }

    @Test
    void findsAnotherCharset() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("at", report);
        try (var client = BrokerClient.core(partner, RehearsedPartner.PASSWORD, message -> true, (session, file) -> {
            var message = session.createBytesMessage();
            String text = Files.readString(file, StandardCharsets.ISO_8859_1) + "\u00e4";
            message.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return message;
        })) {
            assertThat(partner.rehearse(Map.of(), LONG, 2 * SHORT, "too-large")).isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.matches("message \\d+: REJECTED CHARSET.*"))
                .anyMatch(text -> text.startsWith("new-and-duplicate: came 0 times of 2"));
        assertThat(partner.notJudged()).contains("too-large: left out");
    }

    @Test
    void findsAMessageThatIsNeitherTextNorBytes() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        try (var client = BrokerClient.core(
                partner, RehearsedPartner.PASSWORD, message -> true, (session, file) -> session.createMapMessage())) {
            assertThat(partner.rehearse(Map.of(), LONG, 2 * SHORT)).isFalse();
        }

        assertThat(partner.failures()).anyMatch(text -> text.matches("message \\d+: REJECTED (NOT_TEXT|MALFORMED).*"));
    }
}
