package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Journal and database of a broker and a server of their own, restored from two backups as docs/operate/restore.md
 * says, and as it does not.
 */
@AtLength
class RestoreIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final String SAMPLE = "seizure-new.json";

    private static Path directory;
    private static BrokerProcessFixture broker;
    private static Production production;
    private static HubProcess hub;
    private static Parcel before;
    private static Parcel waiting;
    private static Parcel after;
    private static Parcel last;
    private static Mail mail;

    /** What is taken and what lies on a queue, at the first backup and at the second. */
    @BeforeAll
    static void backUpTwice(@TempDir Path folder) throws Exception {
        directory = folder;
        Seed seed = Seed.ofThisRun();
        broker = new BrokerProcessFixture(directory, Production.certificates(directory));
        production = new Production(directory, seed, broker.ways());
        hub = production.stage().hub();
        mail = new Mail("uk", seed.value());
        before = mail.of(SAMPLE);
        waiting = mail.of(SAMPLE);
        after = mail.of(SAMPLE);
        last = mail.of(SAMPLE);

        startHub();
        assertAccepted(before);
        assertThat(taken("europol", 1)).containsExactly(id(before));
        assertAccepted(waiting);
        backUp("first");
        startHub();
        assertThat(taken("europol", 1)).containsExactly(id(waiting));
        assertAccepted(after);
        assertThat(taken("europol", 1)).containsExactly(id(after));
        assertAccepted(last);
        backUp("second");
    }

    @AfterAll
    static void stop() throws Exception {
        production.close();
        broker.close();
    }

    @BeforeEach
    void stopAll() throws Exception {
        if (hub.isAlive()) {
            hub.terminate(LONGEST_STOP);
        }
        broker.terminate();
    }

    @Test
    void goesOnFromOneBackupWithWhatPartnersSendAgain() throws Exception {
        restore("first", "first");
        // The hub's own data are no part of this backup: they know more of the chain than the database has.
        startHub(waysOut(assertRefused("ledger: was set back, or changed: ")));

        assertThat(taken("europol", 1)).containsExactly(id(waiting));
        assertDuplicate(before);
        assertAccepted(after);
        assertAccepted(last);
        assertThat(taken("europol", 2)).containsExactly(id(after), id(last));
    }

    @Test
    void refusesAnOlderJournalUntilItIsGivenUp() throws Exception {
        restore("first", "second");
        assertRefused("this journal is older than the ledger: the journal has checkpoint ");
        assertRefused("this journal is older than the ledger: the journal has checkpoint ");

        giveTheJournalUp();
        assertDuplicate(after);
        assertGoesOn();
    }

    @Test
    void refusesAnOlderDatabaseUntilItsJournalIsGivenUp() throws Exception {
        restore("second", "first");
        assertRefused("the ledger is older than this journal: the journal has checkpoint ");
        // What lies there nobody but its recipient may have, with a hub or without.
        assertThat(taken("europol", 1)).containsExactly(id(last));

        broker.terminate();
        giveTheJournalUp();
        assertDuplicate(before);
        assertAccepted(after);
        assertThat(taken("europol", 1)).containsExactly(id(after));
        assertGoesOn();
    }

    private static void assertGoesOn() throws Exception {
        Parcel fresh = mail.of(SAMPLE);
        assertAccepted(fresh);
        assertThat(taken("europol", 1)).containsExactly(id(fresh));
    }

    private static void backUp(String name) throws Exception {
        hub.terminate(LONGEST_STOP);
        broker.terminate();
        FileSystemUtils.copyRecursively(journal(), directory.resolve(name));
        production.copyDatabase(Production.DATABASE, name);
        broker.start();
    }

    private static void restore(String journal, String database) throws Exception {
        FileSystemUtils.deleteRecursively(journal());
        FileSystemUtils.copyRecursively(directory.resolve(journal), journal());
        production.copyDatabase(database, Production.DATABASE);
        broker.start();
    }

    private static void giveTheJournalUp() throws Exception {
        broker.terminate();
        FileSystemUtils.deleteRecursively(journal());
        broker.start();
        String said = assertRefused("this journal is of broker ");
        startHub(waysOut(said));
    }

    private static Path journal() {
        return directory.resolve("broker");
    }

    private static void startHub(String... more) throws IOException {
        hub.start(more);
        hub.awaitReady();
    }

    private static String[] waysOut(String said) {
        return Pattern.compile("--flaghoist.hub.(new-broker|lost-head)=\\w[\\w-]+")
                .matcher(said)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toArray(String[]::new);
    }

    /** @return all that it says */
    private static String assertRefused(String why) throws IOException {
        int seen = Files.exists(directory.resolve("hub.log")) ? hub.log().size() : 0;
        hub.start();
        await().atMost(LONG).until(() -> !hub.isAlive());
        assertThat(hub.exitCode()).isNotZero();
        List<String> said = hub.log().stream().skip(seen).toList();
        assertThat(said).as("lines of the log since line %d", seen).anyMatch(line -> line.contains(why));
        return String.join("\n", said);
    }

    private static void assertAccepted(Parcel parcel) throws Exception {
        Letter letter = parcel.letters().get(0);
        assertThat(answers(parcel, letter.receipts().size())).containsExactlyInAnyOrderElementsOf(letter.receipts());
    }

    private static void assertDuplicate(Parcel parcel) throws Exception {
        Letter again = parcel.letters().get(0).again();
        assertThat(answers(parcel, 1)).containsExactlyElementsOf(again.receipts());
    }

    private static List<NativeReceipt> answers(Parcel parcel, int count) throws Exception {
        try (Connection uk = broker.ways().core("uk").createConnection();
                Session session = uk.createSession()) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(parcel.content());
            session.createProducer(session.createQueue("in.uk")).send(message);
        }
        List<NativeReceipt> receipts = new ArrayList<>();
        for (Message receipt : messages("uk", count)) {
            receipts.add(new NativeReceipts("uk").read(receipt.getBody(byte[].class)));
        }
        return receipts;
    }

    /** The ids of notifications, and no message more. */
    private static List<String> taken(String partner, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (Message message : messages(partner, count)) {
            ids.add(message.getStringProperty("flaghoist_id"));
        }
        return ids;
    }

    private static List<Message> messages(String partner, int count) throws Exception {
        List<Message> messages = new ArrayList<>();
        try (Connection connection = broker.ways().core(partner).createConnection();
                Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue("out." + partner))) {
            connection.start();
            Message next = consumer.receive(LONG.toMillis());
            while (next != null) {
                messages.add(next);
                next = messages.size() < count ? consumer.receive(LONG.toMillis()) : consumer.receive(500);
            }
        }
        return messages;
    }

    private static String id(Parcel parcel) {
        return parcel.letters().get(0).id();
    }
}
