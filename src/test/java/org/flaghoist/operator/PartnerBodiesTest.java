package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.cancelled;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.revised;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.Person;
import org.flaghoist.sftp.Servers;
import org.flaghoist.taken.LyingFiles;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Partners' bodies are recipients of their own, by their partner's one connection: {@code west} comes to the broker,
 * {@code east} has a server, both have the body {@code boats}, and {@code west} a {@code court}, too.
 */
@Tag(TestDatabase.BOTH)
class PartnerBodiesTest {

    private static final String BODIES = "bodies:\n  boats: {name: Boats}\n";
    private static final String TERMS = """
              - partner: %s--%s
                types: [%s]
                ceiling: BASIC
                personalData: %s
                victimsWitnessesMinors: true
                holdTypes: [ARREST, RAID]
            """;
    private static final String PERSON =
            ",\"persons\":[{\"role\":\"SUSPECT\",\"name\":{\"family\":\"Doe\",\"script\":\"Latn\"}}]}";
    private static final Person WHO = Person.local("duty-desk");
    private static final String WHY = "they restored their system";

    private static final HubSetup BODIES_OF_TWO = HubSetup.usual("--flaghoist.taken.every=1h")
            .partner("east", BODIES + "manifest: true\n")
            .partner("west", BODIES + "  court: {name: Court}\n")
            .partner("north", "takenReceipts: [west, east--boats]\n")
            .policy(TERMS.formatted("west", "boats", "INTELLIGENCE", false))
            .policy(TERMS.formatted("west", "court", "INTELLIGENCE, RAID", true))
            .policy(TERMS.formatted("east", "boats", "INTELLIGENCE", false));

    private final Scenario scenario = Scenario.lent(BODIES_OF_TWO);
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @AfterEach
    void awaitThatNothingIsOwed() throws Exception {
        hub.receive("west", (int) hub.count(QueueNames.out("west")));
        await().until(() -> hub.count(QueueNames.TAKEN) == 0
                && ledger.number("select count(*) from taken_copy where receipt = 'OWED'") == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void givesEachACopyOfItsOwnOnThePartnersQueue(String protocol) throws Exception {
        when.sends(notification("Q-" + protocol, "west").replaceFirst("}$", PERSON));

        List<Copy> copies = take(protocol, null, 3);

        assertThat(copies).extracting(Copy::body).containsExactly(null, "boats", "court");
        assertThat(copies).extracting(copy -> copy.text().contains("Doe")).containsExactly(true, false, true);
        assertThat(hub.receipts("north", 7))
                .startsWith("ACCEPTED", "DELIVERED west", "DELIVERED west--boats", "DELIVERED west--court")
                .contains("TAKEN west", "TAKEN west--boats", "TAKEN west--court");
    }

    @Test
    void numbersTheCopiesOfEachBody() throws Exception {
        IntStream.rangeClosed(1, 3).forEach(i -> send("N-" + i, "west"));

        List<Copy> copies = take("core", null, 9);

        for (String body : new String[] {null, "boats", "court"}) {
            List<Long> numbers = copies.stream()
                    .filter(copy -> Objects.equals(copy.body(), body))
                    .map(Copy::number)
                    .toList();
            assertThat(numbers).hasSize(3);
            assertThat(numbers.get(2)).isEqualTo(numbers.get(0) + 2);
        }
    }

    @Test
    void putsThemUnderNamesOfTheirOwnInTheOneInboxInTheirOrder() throws Exception {
        hub.pause("east");
        when.sends(notification("F-1", "east").replaceFirst("}$", PERSON), revised(notification("F-1", "east"), 2));
        await().until(() -> hub.count(QueueNames.out("east")) >= 4);
        hub.activate("east");

        await().until(() -> names().size() == 4);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "north_F-1_r1.json", "north_F-1_r1_boats.json", "north_F-1_r2.json", "north_F-1_r2_boats.json");
        assertThat(read("north_F-1_r1.json")).contains("Doe");
        assertThat(read("north_F-1_r1_boats.json")).doesNotContain("Doe").contains("\"redactions\"");
        List<String> receipts = hub.receive("north", 6).stream()
                .filter(receipt -> HubFixture.member(receipt, "status").equals("DELIVERED"))
                .map(receipt -> HubFixture.member(receipt, "recipient") + " " + HubFixture.member(receipt, "revision"))
                .toList();
        assertThat(receipts).containsSubsequence("east 1", "east 2");
        assertThat(receipts).containsSubsequence("east--boats 1", "east--boats 2");
    }

    @Test
    void knowsWhichFileOfAnInboxIsGone() throws Exception {
        send("G-1", "east");
        await().until(() -> names().size() == 2);
        assertThat(hub.receipts("north", 3)).contains("DELIVERED east", "DELIVERED east--boats");
        InboxLook look = new InboxLook(
                List.of("east", "east--boats"),
                hub.bean(Servers.class).of("east").listing(),
                hub.bean(CollectionGate.class),
                hub.bean(LyingFiles.class),
                hub.bean(TakenRecorder.class),
                hub.bean(TakenSettings.class),
                hub.bean(Clock.class));
        look.look();
        Files.delete(hub.server("east").inbox().resolve("north_G-1_r1_boats.json"));

        look.look();
        look.look();

        then.north().getsReceipts("TAKEN east--boats");
    }

    @Test
    void sendsEachAManifestOfItsOwn() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // The real day may end meanwhile.
        goTo(today.atTime(12, 0));
        send("M-1", "east");
        await().until(() -> names().size() == 2 && hub.count(QueueNames.out("east")) == 0);
        goTo(today.plusDays(1).atTime(0, 10));

        Path inbox = hub.server("east").inbox();
        Path ofEast = inbox.resolve("manifest_" + today + ".txt");
        Path ofBoats = inbox.resolve("manifest_" + today + "_boats.txt");
        await().until(() -> Files.exists(ofEast) && Files.exists(ofBoats));
        hub.moveClock(Duration.ZERO);

        assertThat(ofBoats)
                .content()
                .startsWith("manifest,1,east--boats," + today)
                .contains("copy,north_M-1_r1_boats.json,")
                .doesNotContain("copy,north_M-1_r1.json,");
        assertThat(ofEast).content().contains("copy,north_M-1_r1.json,").doesNotContain("boats");
    }

    @Test
    void letsNoRevisionForABodyOvertakeAnEarlierOne() throws Exception {
        send("O-1", "west");
        when.sends(revised(notification("O-1", "west"), 2).replace("ROUTINE", "IMMEDIATE"));
        then.west().has(6);

        List<Copy> copies = take("core", "flaghoist_body = 'boats'", 2);

        assertThat(copies).extracting(copy -> Notifications.name(copy.text())).containsExactly("O-1 1", "O-1 2");
    }

    @Test
    void withdrawsForEachWhatItHasNotFetched() throws Exception {
        send("W-1", "west");
        then.west().has(3);
        take("core", "flaghoist_body = 'boats'", 1);

        when.sends(cancelled(notification("W-1", "west"), 2));

        await().untilAsserted(() -> assertThat(hub.decided("north", "W-1"))
                .containsExactly(
                        "west WITHDRAWN R1",
                        "west--boats DELIVERED R1",
                        "west--court WITHDRAWN R1",
                        "west WITHDRAWN R12",
                        "west--boats DELIVERED R12",
                        "west--court WITHDRAWN R12"));
        then.queued(QueueNames.withdrawn("west"), 0);
        assertThat(take("core", null, 1)).extracting(Copy::body).containsExactly("boats");
    }

    @Test
    void holdsForABodyAloneAndGivesItWhatIsReleased() throws Exception {
        when.sends(Notifications.of("north", "H-1", "RAID", "\"west\""));
        assertThat(take("core", null, 1)).extracting(Copy::body).containsOnlyNulls();
        then.queued(QueueNames.held("west"), 1);

        when.releases(then.hold("west--court"));

        assertThat(take("core", null, 1)).extracting(Copy::body).containsExactly("court");
        assertThat(hub.decided("north", "H-1")).containsExactly("west DELIVERED R1", "west--court DELIVERED R9");
        then.nothingIn(QueueNames.held("west"));
    }

    @Test
    void makesADeadLetterForEachOfWhatCannotBeRenderedAndReplaysEach() throws Exception {
        send("TOO-LONG-1", "west");
        then.queued(QueueNames.deadOut("west"), 3);
        List<ParkedMessage> dead = then.deadLetters();
        assertThat(dead)
                .extracting(ParkedMessage::partner)
                .containsExactlyInAnyOrder("west", "west--boats", "west--court");

        hub.fixMapping();
        dead.forEach(when::replays);

        assertThat(take("core", null, 3)).extracting(Copy::body).containsExactly(null, "boats", "court");
        then.nothingIn(QueueNames.deadOut("west"));
    }

    @Test
    void sendsABodyAgainWhatItWasGiven() throws Exception {
        send("A-1", "west");
        String given = take("core", null, 3).get(1).text();

        hub.bean(SendAgain.class)
                .ask(new RepeatScope("west--boats", Instant.EPOCH, Instant.now(), List.of("A-1"), false), WHO, WHY);

        assertThat(take("core", null, 1)).singleElement().satisfies(copy -> {
            assertThat(copy.body()).isEqualTo("boats");
            assertThat(copy.text()).isEqualTo(given);
        });
    }

    @Test
    void givesABodyNothingWhileItsPartnerIsInTestMode() throws Exception {
        hub.test("west");

        send("T-1", "west");

        then.north().getsReceipts("ACCEPTED");
        hub.activate("west");
        assertThat(hub.decided("north", "T-1"))
                .containsExactly("west TESTED R1", "west--boats TESTED R1", "west--court TESTED R1");
        then.west().hasNothing();
    }

    private void goTo(LocalDateTime time) {
        hub.moveClock(Duration.between(Instant.now(), time.toInstant(ZoneOffset.UTC)));
    }

    private record Copy(@Nullable String body, long number, String text) {}

    /** As the partner does; what came together is put in the bodies' order. */
    private List<Copy> take(String protocol, @Nullable String selector, int count) throws JMSException {
        List<Copy> copies = new ArrayList<>();
        try (Connection connection = protocol.equals("core") ? hub.core("west") : hub.amqp("west");
                Session session = connection.createSession();
                MessageConsumer consumer =
                        session.createConsumer(session.createQueue(QueueNames.out("west")), selector)) {
            for (int i = 0; i < count; i++) {
                Message message = Objects.requireNonNull(consumer.receive(60_000), "nothing came");
                copies.add(new Copy(
                        message.getStringProperty("flaghoist_body"),
                        message.getLongProperty("flaghoist_sequence"),
                        new String(message.getBody(byte[].class), StandardCharsets.UTF_8)));
            }
        }
        if (selector == null) {
            copies.sort(Comparator.comparing(copy -> Objects.requireNonNullElse(copy.body(), "")));
        }
        return copies;
    }

    private void send(String id, String recipient) {
        try {
            when.sends(notification(id, recipient));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is in the inbox of east, without its manifests. */
    private List<String> names() {
        return then.east().inbox().stream()
                .filter(name -> name.startsWith("north_"))
                .toList();
    }

    private String read(String name) throws Exception {
        return Files.readString(hub.server("east").inbox().resolve(name));
    }
}
