package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.notification.SetupException;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A hub that has worked before is refused its start, and leaves all that it has as it was. */
@Tag(HubFixture.OWN)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartCheckTest {

    private static Path directory;

    /** The data of another installation. */
    private static Path other;

    private static int sent;

    @AutoClose
    private static HubFixture hub;

    @BeforeAll
    static void stopsWithMessagesOnItsQueues(@TempDir Path folder) throws Exception {
        directory = folder;
        other = folder.resolve("other");
        hub = new HubFixture(directory);
        hub.start(with(other));
        traffic();
        hub.stop();

        hub.start();
        traffic();
        hub.send("north", Notifications.of("north", "LEFT-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        hub.pause("west");
        hub.send("west", Notifications.of("west", "LEFT-2", "INTELLIGENCE", "\"north\""));
        hub.send(
                "west",
                Notifications.of("west", "LEFT-3", "INTELLIGENCE", "\"north\"")
                        .replace("\"ROUTINE\"", "\"IMMEDIATE\""));
        hub.stop();
    }

    /** Comes last: no refusal has taken anything away. */
    @Test
    @Order(Integer.MAX_VALUE)
    void goesOnWithAllThatItHadAndThenWithoutThePartner() throws Exception {
        hub.start();
        hub.activate("west");
        assertThat(hub.receive("west", 1))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("LEFT-1");
        assertThat(hub.receive("north", 2)).hasSize(2);
        assertThat(hub.receipts("west", 4))
                .containsExactlyInAnyOrder("ACCEPTED", "DELIVERED north", "ACCEPTED", "DELIVERED north");
        await().until(() -> hub.count("in.west") == 0 && hub.count("urgent.in.west") == 0);
        assertThat(hub.count("out.north")).isZero();
        traffic();
        hub.stop();

        Files.delete(west());
        withoutInPolicy("west");
        hub.start();
        hub.send("north", Notifications.of("north", "LEFT-4", "INTELLIGENCE", "\"east\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
    }

    @Test
    void stopsAtAMisspeltQueueInARouteFile() throws Exception {
        String routes = routes();
        replace("deliver-sftp.camel.yaml", "queue:{{queue}}", "queue:{{queu}}");
        replace("translate.camel.yaml", "queue:{{queue}}", "queue:ni.{{partner}}");
        replace("collect-sftp.camel.yaml", "sftp:{{partner}}/outbox", "jms:queue:${exchangeProperty.queue}");
        Files.writeString(directory.resolve("routes/own.camel.yaml"), """
                - route:
                    id: own
                    from:
                      uri: jms:queue:uot.west?concurrentConsumers=2
                      steps:
                        - to: jms:queue:out.west
                        - to: jms:held.${header.partner}
                        - to:
                            uri: jms
                """);

        assertRefused(routes)
                .hasMessageContainingAll(
                        "routes/deliver-sftp.camel.yaml:15: uri: queue '{{queu}}' is none of the hub's",
                        "routes/translate.camel.yaml:16: uri: queue 'ni.{{partner}}', for instance 'ni.east', is none",
                        "queue '${exchangeProperty.queue}' is none",
                        "routes/own.camel.yaml:4: uri: queue 'uot.west' is none",
                        "routes/own.camel.yaml:7: to: queue 'held.${header.partner}' is none",
                        "routes/own.camel.yaml:9: uri: names no queue")
                .hasMessageContaining("6 faults in the configuration");
    }

    @Test
    void saysWhichPortSomebodyElseHas() throws Exception {
        try (ServerSocket taken = new ServerSocket(FreePorts.next(), 1, InetAddress.getLoopbackAddress())) {
            assertRefused("--flaghoist.broker.core-port=" + taken.getLocalPort())
                    .hasMessageContainingAll(
                            "- flaghoist.broker.core-port: ",
                            "Address already in use: " + taken.getLocalPort() + "; free the port, or choose another");
        }
    }

    @Test
    void stopsWhereARouteCannotBeMade() throws Exception {
        String routes = routes();
        replace("deliver-sftp.camel.yaml", "ref: confirmStep", "ref: cnfirmStep");
        replace("translate.camel.yaml", "#batches", "#bathces");
        assertRefused(routes)
                .hasMessageContainingAll(
                        "routes/deliver-sftp.camel.yaml:41: ref: there is no bean 'cnfirmStep'",
                        "routes/translate.camel.yaml:20: messageListenerContainerFactory: there is no bean 'bathces'",
                        "2 faults in the configuration");
        replace("deliver-sftp.camel.yaml", "ref: cnfirmStep", "ref: confirmStep");
        replace("translate.camel.yaml", "#bathces", "#batches");
        replace("deliver-sftp.camel.yaml", "simple: ${body}", "simple: ${body");
        assertThatThrownBy(() -> hub.start(routes)).hasStackTraceContaining("Failed to create route: deliver-sftp at");

        FileSystemUtils.deleteRecursively(directory.resolve("routes"));
        Files.createDirectory(directory.resolve("routes"));
        assertRefused("--camel.main.routes-include-pattern=file:" + directory + "/routes/*.camel.yaml")
                .hasMessageContaining("holds no route file");
    }

    @Test
    void stopsWhereAPartnerIsGoneAndItsMessagesAreNot() throws Exception {
        assertRefusedWithoutWest()
                .hasMessageContaining("queue out.west holds 1 message of a partner that is not configured; put"
                        + " config/partners/west.yaml and mappings/west/ back");
    }

    @Test
    void stopsWhereAPartnerIsGoneAndUrgentCopiesOfItsMessagesAreNot() throws Exception {
        assertRefusedWithoutWest()
                .hasMessageContainingAll(
                        "queue in.west holds 2 messages of a partner that is not configured",
                        "queue urgent.in.west holds 1 message of a partner that is not configured");
    }

    private static AbstractThrowableAssert<?, ?> assertRefusedWithoutWest() throws IOException {
        Path aside = Files.move(west(), directory.resolve("west.yaml"));
        Path policy = directory.resolve("config/release-policy.yaml");
        String usual = Files.readString(policy);
        withoutInPolicy("west");

        AbstractThrowableAssert<?, ?> refused = assertRefused();

        Files.move(aside, west());
        Files.writeString(policy, usual);
        return refused;
    }

    @Test
    void refusesTheJournalOfAnotherInstallation() throws Exception {
        String own = node(data());
        Path journal = directory.resolve("data/broker");
        Path aside = Files.move(journal, directory.resolve("broker"));
        FileSystemUtils.copyRecursively(other.resolve("broker"), journal);

        assertRefused().hasMessageContainingAll("the ledger of broker " + own, "same backup");

        FileSystemUtils.deleteRecursively(journal);
        Files.move(aside, journal);
    }

    @Test
    void refusesAFileThatAnotherHubHasBeforeItTouchesIt() throws Exception {
        // With that gone, whoever makes the tables has something else to complain about.
        sql(data()).sql("alter table flyway_schema_history rename to aside").update();
        try (FileChannel lock = FileChannel.open(directory.resolve("data/ledger.db.lock"), StandardOpenOption.WRITE)) {
            assertThat(lock.tryLock()).isNotNull();
            assertRefused().hasMessageContaining("another hub has this ledger; stop it first");
        }
        sql(data()).sql("alter table aside rename to flyway_schema_history").update();
    }

    @Test
    void refusesTheFileOfAnotherDatabaseThatItCannotRead() throws Exception {
        Path old = Files.writeString(directory.resolve("data/ledger.mv.db"), "H:2,block:9,");
        assertRefused().hasMessageContaining("a ledger of before the first release, which this hub cannot read");
        Files.delete(old);
    }

    @Test
    void refusesAJournalWhoseLedgerIsGone() throws Exception {
        Path ledger = directory.resolve("data/ledger.db");
        Path aside = Files.move(ledger, directory.resolve("ledger.db"));

        assertRefused().hasMessageContaining("this journal was in use with another ledger");

        Files.move(aside, ledger, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void goesOnWithANewJournalWhereThatIsSaid(@TempDir Path data) throws Exception {
        FileSystemUtils.copyRecursively(other, data);
        String lost = node(data);
        FileSystemUtils.deleteRecursively(data.resolve("broker"));

        AbstractThrowableAssert<?, ?> refused = assertRefused(with(data));
        refused.hasMessageContaining("the ledger of broker " + lost);
        String fresh = String.valueOf(refused(with(data)).getMessage())
                .replaceAll("(?s).*this journal is of broker ([^,]+),.*", "$1");

        assertRefused(with(data, "--flaghoist.hub.new-broker=" + lost))
                .hasMessageContaining("--flaghoist.hub.new-broker=" + fresh);
        hub.start(with(data, "--flaghoist.hub.new-broker=" + fresh));
        traffic();
        assertThat(node(data)).isEqualTo(fresh);
        assertThat(EventSeen.all(hub.bean(DataSource.class), "OPERATED").stream()
                        .map(event -> event.detail().toString())
                        .filter(detail -> detail.contains("new broker")))
                .containsExactly("{\"before\":\"" + lost + "\",\"broker\":\"" + fresh + "\",\"did\":\"new broker\"}");
        hub.stop();
        hub.start(with(data));
        hub.stop();
    }

    @Test
    void refusesALedgerWhoseRowOfItsInstallationWasTakenAway(@TempDir Path data) throws Exception {
        FileSystemUtils.copyRecursively(other, data);
        sql(data).sql("delete from installation").update();
        hub.start(with(data));
        traffic();
        hub.stop();
        sql(data).sql("delete from installation").update();
        FileSystemUtils.deleteRecursively(data.resolve("broker"));

        assertRefused(with(data)).hasMessageContaining("the ledger of broker ");
    }

    @Test
    void reportsAllThatDoesNotBelongTogetherAtOnce() throws Exception {
        Path key = directory.resolve("data/ledger.key");
        byte[] own = Files.readAllBytes(key);
        Files.delete(key);
        Path journal = directory.resolve("data/broker");
        Path aside = Files.move(journal, directory.resolve("broker"));
        String routes = routes();
        replace("translate.camel.yaml", "queue:{{queue}}", "queue:ni.{{partner}}");

        assertRefused(routes)
                .hasMessageContainingAll(
                        "ledger.key: does not fit the ledger",
                        "ledger.head: is not what a hub with this ledger.key wrote",
                        "the ledger of broker",
                        "translate.camel.yaml:16: uri: queue 'ni.{{partner}}'",
                        "4 faults in the configuration");

        Files.write(key, own);
        FileSystemUtils.deleteRecursively(journal);
        Files.move(aside, journal);
    }

    @Test
    void reportsRecordsThatAreKeptTooShortTogetherWithAllElse() throws Exception {
        String routes = routes();
        replace("translate.camel.yaml", "queue:{{queue}}", "queue:ni.{{partner}}");

        assertRefused(routes, "--flaghoist.retention.records=30m")
                .hasMessageContainingAll(
                        "translate.camel.yaml:16: uri: queue 'ni.{{partner}}'",
                        "flaghoist.retention.records: is less than an hour");
    }

    private static void traffic() throws Exception {
        hub.send("north", Notifications.of("north", "TRAFFIC-" + ++sent, "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String... more) {
        return assertThat(refused(more)).isInstanceOf(SetupException.class);
    }

    private static Throwable refused(String... more) {
        return NestedExceptionUtils.getMostSpecificCause(catchThrowable(() -> hub.start(more)));
    }

    /** Settings of the hub for a start with those data. */
    private static String[] with(Path data, String... more) {
        return Stream.concat(
                        Stream.of("--flaghoist.data=" + data, "--spring.datasource.url=" + TestDatabase.url(data)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static Path data() {
        return directory.resolve("data");
    }

    private static Path west() {
        return directory.resolve("config/partners/west.yaml");
    }

    private static String node(Path data) {
        return sql(data)
                .sql("select node from installation")
                .query(String.class)
                .single();
    }

    private static JdbcClient sql(Path data) {
        return JdbcClient.create(new DriverManagerDataSource(DatabaseFile.url(data.resolve("ledger.db"))));
    }

    /** Gives the hub route files of its own. */
    private static String routes() throws IOException {
        FileSystemUtils.deleteRecursively(directory.resolve("routes"));
        FileSystemUtils.copyRecursively(Path.of("routes"), directory.resolve("routes"));
        return "--camel.main.routes-include-pattern=file:" + directory + "/routes/*.camel.yaml";
    }

    private static void replace(String file, String before, String after) throws IOException {
        Path path = directory.resolve("routes").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
    }

    private static void withoutInPolicy(String partner) throws IOException {
        Path policy = directory.resolve("config/release-policy.yaml");
        Files.writeString(
                policy, Files.readString(policy).replaceAll("(?m)^  - partner: " + partner + "\\n(    .*\\n)*", ""));
    }
}
