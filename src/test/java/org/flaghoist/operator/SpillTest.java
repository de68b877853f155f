package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.sentBy;

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
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.people.Concern;
import org.flaghoist.people.Person;
import org.flaghoist.people.Shifts;
import org.flaghoist.retention.LegalHolds;
import org.flaghoist.search.Overview;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** A message above the hub's ceiling is sealed, and goes no other way than into the shredder. */
class SpillTest {

    private static final String SECRET = "the secret landing place";
    /** Of one test: a journal's file that was freed by another is used again, and not written over at once. */
    private static final String ONCE = "the other landing place";

    private static final Person ONE = When.RELEASER_1;
    private static final Person TWO = When.RELEASER_2;
    private static final String BEAN = "org.flaghoist:type=DeadLetters";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private final DeadLetters letters = hub.bean(DeadLetters.class);

    @Test
    void showsNothingOfItToAnybodyAndTellsTheSender() throws Exception {
        ParkedMessage row = spilled("S-1", SECRET);

        DeadLetterView shown = letters.show(row.id(), "duty-desk");

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

        then.rejects(() -> letters.open(row.id(), ONE.name(), " "));
        assertThat(letters.open(row.id(), ONE.name(), "to see how bad it is").content())
                .asString(StandardCharsets.UTF_8)
                .contains(SECRET);

        assertThat(ledger.actors(row.entry(), "OPENED")).containsExactly("releaser-1");
        shred(row);
    }

    @Test
    void isSentAgainChangedPreviewedOrDiscardedByNobody() throws Exception {
        ParkedMessage row = spilled("S-3", SECRET);
        String plain = notification("S-3", "west");

        then.rejects(() -> letters.replay(row.id(), "a", "b"));
        then.rejects(() -> letters.discard(row.id(), "a", "b"));
        then.rejects(() -> letters.preview(row.id(), plain));
        then.rejects(() -> letters.editText(row.id(), plain, ONE, "b"));
        then.rejects(
                () -> letters.edit(row.id(), plain.getBytes(StandardCharsets.UTF_8), ONE, "b"),
                "above the hub's ceiling");
        assertThat(letters.replayAll(Filters.of("", "", "", "", "", ""), "a", "b"))
                .isZero();
        assertThat(letters.discardThese(List.of(row.id()), "a", "b")).isZero();

        then.west().hasNothing();
        assertThat(hub.count(QueueNames.deadIn("north"))).isOne();
        shred(row);
    }

    @Test
    void isShreddedByTwoPeopleInTheLedgerOnItsQueueAndInTheJournal() throws Exception {
        ParkedMessage row = spilled("S-4", ONCE);
        when.sends(notification("S-5", "west"));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");
        assertThat(journal()).anyMatch(SpillTest::hasTheSecret);

        assertThat(letters.shred(row.id(), ONE, "spill 12").state()).isEqualTo(ParkedState.WAITING);
        then.rejects(() -> letters.shred(row.id(), ONE, "again"), "it takes a second person");
        assertThat(hub.invoke(BEAN, "show", row.id()).toString()).contains("\"act\":\"SHRED\"", "spill 12");
        letters.withdrawShred(row.id(), TWO, "wait for the lawyer");
        assertThat(letters.requests()).isEmpty();
        hub.bean(Shifts.class).note(Concern.of(row.id()), "the lawyer agrees", TWO);
        shred(row);

        then.nothingIn(QueueNames.deadIn("north"));
        assertThat(ledger.number("select count(*) from content where entry = ?", row.entry()))
                .isZero();
        assertThat(hub.bean(Shifts.class).of(Concern.of(row.id())).notes()).isEmpty();
        assertThat(ledger.column("select words from remark where entry = ? and person = false", row.entry()))
                .allMatch(words -> !words.contains("level"));
        assertThat(ledger.actors(row.entry(), "ERASED")).containsExactly("releaser-1, releaser-2");
        assertThat(journal()).isNotEmpty().noneMatch(SpillTest::hasTheSecret);
        then.west().takes(1);
        then.rejects(() -> letters.open(row.id(), ONE.name(), "once more"));
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

        then.rejects(() -> letters.shred(row.id(), ONE, "spill"), "legal hold");

        holds.lift("north", "S-7", ONE, "closed");
        holds.lift("north", "S-7", TWO, "closed");
        shred(row);
    }

    @Test
    void sealsAlsoTheFileThatItWasIn() throws Exception {
        String secret = secret("east", "S-8");
        hub.server("east").upload("FILE_0008.json", ("NO TRAILER\n" + secret).getBytes(StandardCharsets.UTF_8));
        ParkedMessage file = onlyOfEast();
        letters.edit(file.id(), secret.getBytes(StandardCharsets.UTF_8), ONE, "without the first line");
        String token = Objects.requireNonNull(letters.requests().get(file.id())).token();
        letters.agree(file.id(), token, TWO, "seen");
        ParkedMessage row = onlyOfEast();

        assertThat(row.isSpill()).isTrue();
        Overview console = new Overview(hub.bean(DataSource.class));
        assertThat(console.isSpill(row.entry())).isTrue();
        assertThat(console.isSpill(file.entry())).isTrue();

        shred(row);
        assertThat(ledger.number("select count(*) from content where entry = ?", file.entry()))
                .isZero();
    }

    @Test
    void sealsAPieceThatIsCutWithAFaultOfItsOwn() throws Exception {
        String torn = "TORN " + secret("east", "S-9");
        hub.server("east").upload("FILE_0009.json", torn.getBytes(StandardCharsets.UTF_8));
        ParkedMessage row = onlyOfEast();

        assertThat(row.fault().code()).isEqualTo("MALFORMED");
        assertThat(row.isSpill()).isTrue();
        assertThat(letters.show(row.id(), "duty-desk").content()).isEmpty();
        shred(row);
    }

    private static String secret(String sender, String id) {
        return sentBy(sender, id, "west").replace("BASIC", "SECRET");
    }

    @Test
    void shredsNothingElse() throws Exception {
        ParkedMessage row = given.rejected("BROKEN", "MALFORMED");

        then.rejects(() -> letters.shred(row.id(), ONE, "noise"), "is not above the hub's ceiling");
        then.rejects(() -> letters.open(row.id(), ONE.name(), "why not"));
    }

    private ParkedMessage spilled(String id, String narrative) throws Exception {
        return given.rejected(
                notification(id, "west").replace("BASIC", "SECRET").replace("A boat left.", narrative),
                "LEVEL_ABOVE_CEILING");
    }

    private void shred(ParkedMessage row) {
        letters.shred(row.id(), ONE, "spill 12");
        assertThat(letters.shred(row.id(), TWO, "seen").state()).isEqualTo(ParkedState.DONE);
    }

    // The ledger commits first: what has a row may not be on its queue yet.
    private ParkedMessage onlyOfEast() {
        await().until(() -> !letters.list(Filters.of("", "", "", "", "", ""), 1).isEmpty());
        then.queued(QueueNames.deadIn("east"), 1);
        return then.deadLetter();
    }

    /** The files that the journal works with; freed ones, which are to be written over, are none of them. */
    private List<byte[]> journal() throws IOException {
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

    private List<String> largeMessages() {
        return SftpServerFixture.names(hub.directory().resolve("data/broker/large-messages"));
    }
}
