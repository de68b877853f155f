package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.flaghoist.broker.HubProperties;
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

    /** What a client may need to come on a busy machine. */
    private static final int IDLE = 8;

    /** And to come back. */
    private static final int TAKE = 5;

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
        assertThat(partner.skipped())
                .anyMatch(text -> text.startsWith("duplicate: in your system: to look at: REHEARSAL/DUPLICATE: "))
                .anyMatch(text -> text.startsWith("how the samples look: "))
                .anyMatch(text -> text.startsWith("manifest: in your system: to look at: "))
                .anyMatch(text -> text.startsWith("your own notifications: to look at: Your system sent none."));
        assertThat(partner.html())
                .contains("Rehearsal of " + id + ": Passed", "0 failed", "0 not tried")
                .contains("as expected REJECTED CHARSET", "as expected DUPLICATE, understood as SEIZURE NEW")
                .contains("connection-lost, time 2</td><td>taken: REHEARSAL/CONNECTION revision 1 from ");
    }

    @Test
    void leavesAFolderAloneThatHoldsSomethingElse() throws Exception {
        Path users = report.resolve("broker/users.properties");
        Files.createDirectories(users.getParent());
        Files.writeString(users, "");

        assertThatThrownBy(() -> new RehearsedPartner("uk", report).rehearse(Map.of(), SHORT, SHORT))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(
                        report + ":1: folder: holds files of somebody else; name another folder with --report");
        assertThat(users).exists();
    }

    @Test
    void findsThatNothingIsCommitted() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        try (var client =
                BrokerClient.core(partner, RehearsedPartner.PASSWORD, message -> false, (session, file) -> null)) {
            assertThat(partner.rehearse(Map.of(), TAKE, IDLE)).isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.contains("has not acknowledged it, or not committed"))
                .noneMatch(text -> text.contains("not tried"));
        assertThat(partner.skipped()).anyMatch(text -> text.endsWith("not tried: 3 before it were not taken"));
    }

    @Test
    void givesACopyThePropertiesThatTheBrokerNotesOfOneThatIsTaken() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        Set<String> names = ConcurrentHashMap.newKeySet();
        Predicate<Message> looks = message -> {
            try {
                for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
                    names.add(name.toString());
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
            return false;
        };
        try (var client = BrokerClient.core(partner, RehearsedPartner.PASSWORD, looks, (session, file) -> null)) {
            assertThat(partner.rehearse(Map.of(), TAKE, IDLE)).isFalse();
        }

        assertThat(names).contains(HubProperties.SEQUENCE, HubProperties.ENTRY, HubProperties.MESSAGE_KEY);
    }

    @Test
    void findsThatAMessageIsRejectedAndLiesWithTheDeadLetters() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("europol", report);
        try (var client = new RejectingClient(partner, SHORT)) {
            assertThat(partner.rehearse(Map.of(), LONG, IDLE)).isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.contains("your client rejected it") && text.contains("dead.out.europol"));
    }

    @Test
    void findsThatTheClientIsGoneAfterAFew() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        AtomicInteger came = new AtomicInteger();
        Predicate<Message> dies = message -> {
            if (came.incrementAndGet() > SHORT) {
                throw new UnsupportedOperationException("dies");
            }
            return true;
        };
        try (var client = BrokerClient.core(partner, RehearsedPartner.PASSWORD, dies, (session, file) -> null)) {
            assertThat(partner.rehearse(Map.of(), TAKE, IDLE)).isFalse();
        }

        assertThat(partner.failures()).anyMatch(text -> text.contains("your client took 2 and is gone: its log"));
    }

    @Test
    void refusesACaseThatThereIsNot() {
        assertThatThrownBy(() -> new RehearsedPartner("uk", report).rehearse(Map.of(), SHORT, SHORT, "nosuch"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("has no case 'nosuch'; it has duplicate, update-before-new, ");
    }

    @Test
    void findsThatFilesComeInAnotherOrderAndWithOtherLineEnds() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        Map<String, String> other = Map.of("03", "04", "04", "03");
        try (var client = BrokerClient.core(partner, RehearsedPartner.PASSWORD, message -> true, (session, file) -> {
            String number = file.getFileName().toString().substring(0, 2);
            if (number.equals("01")) {
                var message = session.createBytesMessage();
                message.writeBytes(Files.readString(file).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
                return message;
            }
            return BrokerClient.bytes(session, numbered(partner, other.getOrDefault(number, number)));
        })) {
            assertThat(partner.rehearse(Map.of(), LONG, IDLE)).isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.startsWith("order: ") && text.contains(" came after "))
                .anyMatch(text -> text.startsWith("new-and-duplicate: message 1 is it with other line ends: "))
                .hasSize(2);
    }

    @Test
    void seesWhatIsWrittenAnewAndWhatIsSentAgain() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("at", report);
        try (var client = BrokerClient.core(partner, RehearsedPartner.PASSWORD, message -> true, (session, file) -> {
            String name = file.getFileName().toString();
            if (name.endsWith("-answer.json")) {
                session.createProducer(session.createQueue("in.at")).send(BrokerClient.bytes(session, file));
            }
            return name.endsWith("-night-of-the-hour-that-is-missing.json")
                    ? writtenAnew(session, file)
                    : BrokerClient.bytes(session, file);
        })) {
            assertThat(partner.rehearse(Map.of(), LONG, IDLE, "too-large")).isFalse();
        }

        assertThat(partner.failures())
                .singleElement()
                .asString()
                .matches(
                        "night-of-the-hour-that-is-missing: message \\d+ says the same with other bytes, from byte \\d+"
                                + " on: have your client send .*");
        assertThat(partner.skipped())
                .anyMatch(text ->
                        text.startsWith("answer, sent again: to look at: It came 2 times, and was asked for 1"));
    }

    private static Message writtenAnew(Session session, Path file) throws Exception {
        ObjectMapper json = new ObjectMapper();
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new TreeMap<>(json.readValue(file.toFile(), Map.class))));
        return message;
    }

    private static Path numbered(RehearsedPartner partner, String number) throws IOException {
        try (var files = Files.list(partner.asked())) {
            return files.filter(file -> file.getFileName().toString().startsWith(number))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void showsHowItReadsWhatThePartnerSendsOfItsOwn() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        AtomicBoolean sent = new AtomicBoolean();
        try (var client = BrokerClient.core(
                partner,
                RehearsedPartner.PASSWORD,
                message -> true,
                (session, file) -> sent.getAndSet(true)
                        ? BrokerClient.bytes(session, file)
                        : BrokerClient.bytes(session, Path.of("src/test/samples/uk/in/zeros.json")))) {
            partner.rehearse(Map.of(), LONG, IDLE);
        }

        assertThat(partner.html()).contains("read as <a href=\"own/001-message-1.json\">");
        assertThat(report.resolve("own/001-message-1.json")).content().contains("\"sender\" : \"uk\"");
        assertThat(partner.skipped()).anyMatch(text -> text.startsWith("how your own notifications were read: "));
    }

    @Test
    void findsThatOneKindIsNotTakenAndGoesOnWithTheOthers() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        try (var client = BrokerClient.core(
                partner, RehearsedPartner.PASSWORD, BrokerRehearsalTest::isNoCancellation, BrokerClient::bytes)) {
            assertThat(partner.rehearse(Map.of(), 2 * TAKE, LONG)).isFalse();
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

        assertThat(partner.failures())
                .anyMatch(text -> text.contains("a login as 'uk' was refused: ")
                        && text.contains("no client takes from out.uk: look at its host"));
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
            assertThat(partner.rehearse(Map.of(), LONG, IDLE, "too-large")).isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.matches("message \\d+: REJECTED CHARSET.*"))
                .anyMatch(text -> text.startsWith("all: none of the files of "));
        assertThat(partner.skipped()).contains("too-large: does not apply: left out (--without)");
    }

    @Test
    void findsAMessageThatIsNeitherTextNorBytes() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("uk", report);
        try (var client = BrokerClient.core(
                partner, RehearsedPartner.PASSWORD, message -> true, (session, file) -> session.createMapMessage())) {
            assertThat(partner.rehearse(Map.of(), LONG, IDLE)).isFalse();
        }

        assertThat(partner.failures()).anyMatch(text -> text.matches("message \\d+: REJECTED (NOT_TEXT|MALFORMED).*"));
    }
}
