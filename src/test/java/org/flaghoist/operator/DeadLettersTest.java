package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.Queues;
import org.flaghoist.ledger.OperationRejected;
import org.flaghoist.ledger.Parked;
import org.flaghoist.ledger.ParkedFilter;
import org.flaghoist.ledger.ParkedState;
import org.flaghoist.ledger.ParkingQueue;
import org.flaghoist.ledger.Person;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.TestDatabase;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.Lying;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag(TestDatabase.BOTH)
class DeadLettersTest {

    private static final String WHO = "duty-desk";
    private static final String WHY = "the mapping is fixed";

    @AutoClose
    private static HubFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
    }

    @AfterEach
    void discardWhatIsLeft() {
        hub.breakMapping();
        hub.discardDeadLetters();
    }

    @Test
    void saysAllAboutARejectedMessageOnItsQueueAndInItsList() throws Exception {
        hub.send("north", "FAULTY D-1");
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED SCHEMA");

        Parked row = only();
        Lying lying = hub.browse(Queues.deadIn("north"));

        assertThat(row.lot()).isEqualTo(ParkingQueue.DEAD_IN);
        assertThat(row.stage()).isEqualTo(Stage.TRANSLATE);
        assertThat(List.of(row.partner(), row.sender(), row.reference(), row.code(), row.location(), row.field()))
                .containsExactly("north", "north", "D-1", "SCHEMA", "/x", "x");
        assertThat(row.attempts()).isEqualTo(1);
        assertThat(lying.body()).isEqualTo("FAULTY D-1");
        for (String property :
                List.of("parked", "stage", "code", "location", "field", "attempts", "first", "last", "id")) {
            assertThat(lying.message().getStringProperty(HubProperties.PREFIX + property))
                    .as(property)
                    .isNotBlank();
        }
        assertThat(letters().show(row.id(), WHO).content()).asString().isEqualTo("FAULTY D-1");
        assertThat(kinds(row.entry())).contains("SHOWN");
    }

    @Test
    void keepsHalfASurrogatePairSoThatItIsRefusedAgain() throws Exception {
        hub.send("north", "\u00E9\uD83D\uDEA4 \uD83D");

        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CHARSET");
        assertThat(letters().show(only().id(), WHO).content()).asHexString().isEqualTo("C3A9F09F9AA420EDA0BD");
    }

    @Test
    void replaysAMessageThatTheMappingCanReadByNow() throws Exception {
        hub.send("north", unknown("R-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CODE_UNKNOWN");
        Parked row = only();

        hub.fixMapping();
        Parked done = letters().replay(row.id(), WHO, WHY);

        assertThat(done.state()).isEqualTo(ParkedState.DONE);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(letters().list(all(), 10)).isEmpty();
        assertThat(hub.count(Queues.deadIn("north"))).isZero();
        assertThat(kinds(row.entry())).contains("REPLAYED");
        assertThat(actors(row.entry())).contains(WHO);
    }

    @Test
    void countsWhatFailsAgainAndKeepsWhenItFirstDid() throws Exception {
        hub.send("north", unknown("F-1"));
        hub.receipts("north", 1);
        Parked first = only();

        letters().replay(first.id(), WHO, WHY);

        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CODE_UNKNOWN");
        Parked again = only();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.first()).isEqualTo(first.first());
    }

    @Test
    void deliversNothingTwiceWhenTheSenderWasQuicker() throws Exception {
        hub.send("north", unknown("Q-1"));
        hub.receipts("north", 1);
        hub.send("north", notification("Q-1"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1)).hasSize(1);

        hub.fixMapping();
        letters().replay(only().id(), WHO, WHY);

        assertThat(hub.receipts("north", 1)).containsExactly("DUPLICATE");
        assertThat(hub.count(Queues.out("west"))).isZero();
    }

    @Test
    void sendsAnEditedMessageAndKeepsWhatItWas() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        Parked row = only();

        edit(row, notification("E-1"));
        agree(row);

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1).get(0)).isEqualTo(notification("E-1"));
        assertThat(bodies(row.entry())).contains("ORIGINAL", "EDITED", "DIFFERENCE");
        assertThat(sql().sql("select count(*) from entry where origin = ?")
                        .param(row.entry())
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(actors(row.entry())).contains(WHO + ", releaser-1");
    }

    @Test
    void cutsAFileAgainThatWasAtFaultAsAWhole() throws Exception {
        String row = notification("C-1").replace("\"sender\":\"north\"", "\"sender\":\"east\"");
        hub.server("east").upload("FILE_0007.json", ("NO TRAILER\n" + row).getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(hub.count(Queues.deadIn("east"))).isOne());
        Parked parked = only();
        assertThat(parked.stage()).isEqualTo(Stage.COLLECT);

        edit(parked, row);
        agree(parked);

        assertThat(hub.receive("west", 1).get(0)).isEqualTo(row);
    }

    @Test
    void judgesThePiecesOfAFileThatIsCutAgainAsThoseOfAnyOther() throws Exception {
        hub.server("east").upload("FILE_0008.json", "NO TRAILER".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(letters().list(all(), 10)).hasSize(1));

        String large = notification("C-2").replace("\"sender\":\"north\"", "\"sender\":\"east\"");
        Parked row = only();
        edit(row, large.replace("A boat left.", "x".repeat(1 << 20)));
        agree(row);

        await().untilAsserted(() -> assertThat(letters().list(all(), 10))
                .extracting(Parked::stage, Parked::code)
                .containsExactly(Tuple.tuple(Stage.TRANSLATE, "TOO_LARGE")));
    }

    @Test
    void rendersAgainWhatCouldNotBeRendered() throws Exception {
        hub.send("north", notification("TOO-LONG-R"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED west TOO_LONG");
        Parked row = only();
        assertThat(row.stage()).isEqualTo(Stage.RENDER);

        letters().replay(row.id(), WHO, "to see whether it is fixed");
        assertThat(only().attempts()).isEqualTo(2);
        hub.fixMapping();
        letters().replay(row.id(), WHO, WHY);

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.receive("west", 1).get(0)).isEqualTo(notification("TOO-LONG-R"));
        assertThat(hub.count(Queues.out("north"))).isZero();
    }

    @Test
    void asksTheReleaseRulesAgainAboutAnEditedNotification() throws Exception {
        String arrest = notification("TOO-LONG-E").replace("INTELLIGENCE", "ARREST");
        hub.send("north", arrest);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        release("west");
        assertThat(hub.receipts("north", 1)).containsExactly("FAILED west TOO_LONG");
        Parked row = only();
        hub.fixMapping();

        assertThatThrownBy(() -> edit(row, notification("TOO-LONG-E")))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("'type' must stay");
        assertThatThrownBy(() -> edit(row, notification("ANOTHER-1"))).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> edit(row, arrest.replace("BASIC", "SENSITIVE")))
                .isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> edit(row, arrest.replace("west", "east"))).isInstanceOf(OperationRejected.class);
        for (String wrong : List.of("{}", "", "null", "[1]", "{\"id\":1}{}", "{\"id\":", "[".repeat(100_000), "\0")) {
            assertThatThrownBy(() -> edit(row, wrong)).as(wrong).isInstanceOf(OperationRejected.class);
        }
        edit(row, arrest.replace("A boat left.", "Left."));

        assertThat(hub.bean(Holds.class).list("west", 10)).hasSize(1);
        assertThat(hub.count(Queues.out("west"))).isZero();
        release("west");
        assertThat(hub.receive("west", 1)).containsExactly(arrest.replace("A boat left.", "Left."));
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
    }

    private static void release(String partner) {
        Holds holds = hub.bean(Holds.class);
        String id = holds.list(partner, 1).get(0).id();
        holds.release(id, Person.local("releaser-1"), "the arrest is public");
        holds.release(id, Person.local("releaser-2"), "so it is");
    }

    @Test
    void bringsAFileToAServerThatHadAnotherOfItsName() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TAKEN-9_r1.json"), "another's");
        String copy = notification("TAKEN-9").replace("west", "east");
        hub.send("north", copy);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east INTERNAL");
        Parked row = only();
        assertThat(row.stage()).isEqualTo(Stage.DELIVER);

        letters().replay(row.id(), WHO, "they say it is gone");
        await().untilAsserted(() -> assertThat(only().attempts()).isEqualTo(2));
        Files.delete(taken);
        letters().replay(row.id(), WHO, "now it is");

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(taken).hasContent(copy);
    }

    @Test
    void takesUpADeliveryWhereItFailedAfterARendering() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TOO-LONG-D_r1.json"), "another's");
        String copy = notification("TOO-LONG-D").replace("west", "east");
        hub.send("north", copy);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east TOO_LONG");

        hub.fixMapping();
        letters().replay(only().id(), WHO, WHY);
        await().untilAsserted(() -> assertThat(only().stage()).isEqualTo(Stage.DELIVER));
        hub.breakMapping();
        Files.delete(taken);
        letters().replay(only().id(), WHO, "the name is free");

        // The sender got one receipt that it failed: the same receipt again would be another file of one name.
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(taken).hasContent(copy);
        assertThat(hub.count(Queues.out("north"))).isZero();
    }

    @Test
    void sendsNoCopyAfterItsSuccessor() throws Exception {
        hub.send("north", notification("TOO-LONG-O"));
        assertThat(hub.receipts("north", 2)).contains("FAILED west TOO_LONG");
        Parked row = only();
        hub.fixMapping();
        hub.send(
                "north",
                notification("TOO-LONG-O")
                        .replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":2"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");

        assertThatThrownBy(() -> letters().replay(row.id(), WHO, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("later revision");

        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(only().id()).isEqualTo(row.id());
    }

    @Test
    void givesUpAndSendsNothing() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        Parked row = only();

        letters().discard(row.id(), WHO, "noise");

        assertThat(hub.count(Queues.deadIn("north"))).isZero();
        assertThat(letters().list(all(), 10)).isEmpty();
        assertThat(kinds(row.entry())).contains("DISCARDED");
        assertThatThrownBy(() -> letters().replay(row.id(), WHO, WHY)).isInstanceOf(OperationRejected.class);
    }

    @Test
    void wantsAReasonAndAnIdThatIsThere() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        Parked row = only();

        assertThatThrownBy(() -> letters().discard(row.id(), WHO, " ")).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> letters().discard("4711-in", WHO, "why not")).isInstanceOf(OperationRejected.class);

        assertThat(hub.count(Queues.deadIn("north"))).isOne();
    }

    @Test
    void replaysAllThatAFilterMeansInTheirOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            hub.send("north", unknown("M-" + i));
        }
        hub.send("west", "BROKEN");
        hub.receipts("north", 20);
        hub.receipts("west", 1);
        hub.fixMapping();

        int replayed = letters().replayAll(Filters.of("in", "", "CODE_UNKNOWN", "", "", ""), WHO, WHY);

        assertThat(replayed).isEqualTo(20);
        assertThat(hub.receive("west", 20))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> "M-" + i)
                        .toArray(String[]::new));
        assertThat(only().partner()).isEqualTo("west");
        hub.receive("north", 40);
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }

    private static Parked only() {
        List<Parked> rows = letters().list(all(), 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static ParkedFilter all() {
        return Filters.of("", "", "", "", "", "");
    }

    private static void edit(Parked row, String content) {
        letters().edit(row.id(), content.getBytes(StandardCharsets.UTF_8), Person.local(WHO), "fixed by hand");
    }

    private static void agree(Parked row) {
        String token =
                Objects.requireNonNull(letters().requests().get(row.id())).token();
        letters().agree(row.id(), token, Person.local("releaser-1"), "seen");
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }

    private static String unknown(String id) {
        return "UNKNOWN " + notification(id);
    }

    private static JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }

    private static List<String> kinds(long entry) {
        return column("select kind from event where entry = ? order by id", entry);
    }

    private static List<String> actors(long entry) {
        return column("select actor from event where entry = ? order by id", entry);
    }

    private static List<String> bodies(long entry) {
        return column("select kind from body where entry = ?", entry);
    }

    private static List<String> column(String query, long entry) {
        return sql().sql(query).param(entry).query(String.class).list();
    }
}
