package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.journal.impl.JournalFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.people.Concern;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Shifts;
import org.flaghoist.retention.LegalHolds;
import org.flaghoist.search.Overview;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message above the hub's ceiling is sealed, and goes no other way than into the shredder. */
class SpillTest {

    private static final String SECRET = "the secret landing place";
    /** Of one test: a journal's file that was freed by another is used again, and not written over at once. */
    private static final String ONCE = "the other landing place";

    private static final Person ONE = Person.local("releaser-1");
    private static final Person TWO = Person.local("releaser-2");
    private static final String BEAN = "org.flaghoist:type=DeadLetters";

    private static Path data;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
        data = hub.directory().resolve("data");
    }

    @Test
    void showsNothingOfItToAnybodyAndTellsTheSender() throws Exception {
        ParkedMessage row = spilled("S-1", SECRET);

        DeadLetterView shown = letters().show(row.id(), "duty-desk");

        assertThat(row.isSpill()).isTrue();
        assertThat(shown.content()).isEmpty();
        assertThat(shown.text()).isNull();
        for (String answer : List.of(
                hub.invoke(BEAN, "show", row.id()).toString(),
                hub.invoke(BEAN, "page", "{}").toString())) {
            assertThat(answer).contains("\"sealed\":true", "S-1").doesNotContain("secret", "SECRET", "content");
        }
        shred(row);
    }

    @Test
    void opensItForAReasonThatIsRecorded() throws Exception {
        ParkedMessage row = spilled("S-2", SECRET);

        assertThatThrownBy(() -> letters().open(row.id(), ONE.name(), " ")).isInstanceOf(OperationRejected.class);
        assertThat(letters().open(row.id(), ONE.name(), "to see how bad it is").content())
                .asString(StandardCharsets.UTF_8)
                .contains(SECRET);

        assertThat(events(row, "OPENED")).containsExactly("releaser-1");
        shred(row);
    }

    @Test
    void isSentAgainChangedPreviewedOrDiscardedByNobody() throws Exception {
        ParkedMessage row = spilled("S-3", SECRET);
        String plain = Notifications.of("north", "S-3", "INTELLIGENCE", "\"west\"");

        assertThatThrownBy(() -> letters().replay(row.id(), "a", "b")).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> letters().discard(row.id(), "a", "b")).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> letters().preview(row.id(), plain)).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> letters().editText(row.id(), plain, ONE, "b")).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> letters().edit(row.id(), plain.getBytes(StandardCharsets.UTF_8), ONE, "b"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("above the hub's ceiling");
        assertThat(letters().replayAll(all(), "a", "b")).isZero();
        assertThat(letters().discardThese(List.of(row.id()), "a", "b")).isZero();

        assertThat(hub.count(QueueNames.out("west"))).isZero();
        assertThat(hub.count(QueueNames.deadIn("north"))).isOne();
        shred(row);
    }

    @Test
    void isShreddedByTwoPeopleInTheLedgerOnItsQueueAndInTheJournal() throws Exception {
        ParkedMessage row = spilled("S-4", ONCE);
        hub.send("north", Notifications.of("north", "S-5", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");
        assertThat(journal()).anyMatch(SpillTest::hasTheSecret);

        assertThat(letters().shred(row.id(), ONE, "spill 12").state()).isEqualTo(ParkedState.WAITING);
        assertThatThrownBy(() -> letters().shred(row.id(), ONE, "again"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("it takes a second person");
        assertThat(hub.invoke(BEAN, "show", row.id()).toString()).contains("\"act\":\"SHRED\"", "spill 12");
        letters().withdrawShred(row.id(), TWO, "wait for the lawyer");
        assertThat(letters().requests()).isEmpty();
        hub.bean(Shifts.class).note(Concern.of(row.id()), "the lawyer agrees", TWO);
        shred(row);

        assertThat(hub.count(QueueNames.deadIn("north"))).isZero();
        assertThat(kept(row)).isZero();
        assertThat(hub.bean(Shifts.class).of(Concern.of(row.id())).notes()).isEmpty();
        assertThat(words(row)).allMatch(words -> !words.contains("level"));
        assertThat(events(row, "ERASED")).containsExactly("releaser-1, releaser-2");
        assertThat(journal()).isNotEmpty().noneMatch(SpillTest::hasTheSecret);
        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThatThrownBy(() -> letters().open(row.id(), ONE.name(), "once more"))
                .isInstanceOf(OperationRejected.class);
    }

    @Test
    void leavesNoFileOfALargeMessage() throws Exception {
        ParkedMessage row = spilled("S-6", SECRET + " and more".repeat(60_000));
        assertThat(largeMessages()).isNotEmpty();

        shred(row);

        await().untilAsserted(() -> assertThat(largeMessages()).isEmpty());
    }

    @Test
    void isKeptWhileALegalHoldSaysSo() throws Exception {
        ParkedMessage row = spilled("S-7", SECRET);
        LegalHolds holds = new LegalHolds(hub.bean(LedgerDatabase.class));
        holds.hold("north", "S-7", ONE.name(), "court order 17");

        assertThatThrownBy(() -> letters().shred(row.id(), ONE, "spill"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("legal hold");

        holds.lift("north", "S-7", ONE, "closed");
        holds.lift("north", "S-7", TWO, "closed");
        shred(row);
    }

    @Test
    void sealsAlsoTheFileThatItWasIn() throws Exception {
        String secret = notification("east", "S-8");
        hub.server("east").upload("FILE_0008.json", ("NO TRAILER\n" + secret).getBytes(StandardCharsets.UTF_8));
        ParkedMessage file = onlyOfEast();
        letters().edit(file.id(), secret.getBytes(StandardCharsets.UTF_8), ONE, "without the first line");
        String token =
                Objects.requireNonNull(letters().requests().get(file.id())).token();
        letters().agree(file.id(), token, TWO, "seen");
        ParkedMessage row = onlyOfEast();

        assertThat(row.isSpill()).isTrue();
        Overview console = new Overview(hub.bean(DataSource.class));
        assertThat(console.isSpill(row.entry())).isTrue();
        assertThat(console.isSpill(file.entry())).isTrue();

        shred(row);
        assertThat(kept(file)).isZero();
    }

    @Test
    void sealsAPieceThatIsCutWithAFaultOfItsOwn() throws Exception {
        String torn = "TORN " + notification("east", "S-9");
        hub.server("east").upload("FILE_0009.json", torn.getBytes(StandardCharsets.UTF_8));
        ParkedMessage row = onlyOfEast();

        assertThat(row.fault().code()).isEqualTo("MALFORMED");
        assertThat(row.isSpill()).isTrue();
        assertThat(letters().show(row.id(), "duty-desk").content()).isEmpty();
        shred(row);
    }

    private static String notification(String sender, String id) {
        return Notifications.of(sender, id, "INTELLIGENCE", "\"west\"").replace("BASIC", "SECRET");
    }

    @Test
    void shredsNothingElse() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        ParkedMessage row = only();

        assertThatThrownBy(() -> letters().shred(row.id(), ONE, "noise"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("is not above the hub's ceiling");
        assertThatThrownBy(() -> letters().open(row.id(), ONE.name(), "why not"))
                .isInstanceOf(OperationRejected.class);
        letters().discard(row.id(), ONE.name(), "noise");
    }

    private static ParkedMessage spilled(String id, String narrative) throws Exception {
        hub.send(
                "north",
                Notifications.of("north", id, "INTELLIGENCE", "\"west\"")
                        .replace("BASIC", "SECRET")
                        .replace("A boat left.", narrative));
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED LEVEL_ABOVE_CEILING");
        return only();
    }

    private static void shred(ParkedMessage row) {
        letters().shred(row.id(), ONE, "spill 12");
        assertThat(letters().shred(row.id(), TWO, "seen").state()).isEqualTo(ParkedState.DONE);
    }

    // The ledger commits first: what has a row may not be on its queue yet.
    private static ParkedMessage onlyOfEast() {
        await().until(() -> !letters().list(all(), 1).isEmpty());
        await().until(() -> hub.count(QueueNames.deadIn("east")) == 1);
        return only();
    }

    private static ParkedMessage only() {
        List<ParkedMessage> rows = letters().list(all(), 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static ParkedFilter all() {
        return new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null);
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }

    /** The files that the journal works with; freed ones, which are to be written over, are none of them. */
    private static List<byte[]> journal() throws IOException {
        JournalImpl journal = (JournalImpl) hub.artemis().getStorageManager().getMessageJournal();
        List<Path> files = Stream.concat(Stream.of(journal.getDataFiles()), Stream.of(journal.getCurrentFile()))
                .map(JournalFile::getFile)
                .map(file -> file.getJavaFile().toPath())
                .toList();
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    private static boolean hasTheSecret(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(ONCE);
    }

    private static List<String> largeMessages() {
        return SftpServerFixture.names(data.resolve("broker/large-messages"));
    }

    private static long kept(ParkedMessage row) {
        return sql().sql("select count(*) from content where entry = ?")
                .param(row.entry())
                .query(Long.class)
                .single();
    }

    private static List<String> words(ParkedMessage row) {
        return sql().sql("select words from remark where entry = ? and person = false")
                .param(row.entry())
                .query(String.class)
                .list();
    }

    private static List<String> events(ParkedMessage row, String kind) {
        return EventSeen.of(hub.bean(DataSource.class), row.entry()).stream()
                .filter(event -> event.kind().equals(kind))
                .map(EventSeen::actor)
                .toList();
    }

    private static JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }
}
