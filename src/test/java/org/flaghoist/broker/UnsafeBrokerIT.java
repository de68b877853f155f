package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.Certificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** An external broker whose broker.xml was changed so that it would lose messages or show them to others. */
class UnsafeBrokerIT {

    private static final String PLUGIN = "broker-plugins: org.flaghoist.broker.InboundMessageSanitizer";

    private Path directory;
    private Path config;

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        this.directory = directory;
        FileSystemUtils.copyRecursively(Path.of("config/broker"), directory.resolve("config/broker"));
        config = Files.copy(Path.of("config/broker.xml"), directory.resolve("config/broker.xml"));
    }

    @Test
    void isRefusedWithAllFaultsAndTheElementOfEach() throws Exception {
        replace("<persistence-enabled>true</persistence-enabled>", """
                <persistence-enabled>false</persistence-enabled>
                <journal-sync-transactional>false</journal-sync-transactional>
                <journal-sync-non-transactional>false</journal-sync-non-transactional>
                <persist-id-cache>false</persist-id-cache>""");
        replace("<diverts>", """
                <diverts>
                  <divert name="spy"><address>out.uk</address><forwarding-address>dead</forwarding-address></divert>""");
        replace(
                "<forwarding-address>urgent.in.at</forwarding-address>",
                "<forwarding-address>urgent.in.uk</forwarding-address>");
        replace(
                "<persist-delivery-count-before-delivery>true</persist-delivery-count-before-delivery>",
                "<persist-delivery-count-before-delivery>false</persist-delivery-count-before-delivery>");
        replace("<max-disk-usage>90</max-disk-usage>", "<max-disk-usage>-1</max-disk-usage>");
        remove("<broker-plugins>", "</broker-plugins>");
        remove("<no-expiry>", "</no-expiry>");
        remove("<enable-ingress-timestamp>", "</enable-ingress-timestamp>");
        remove("<auto-delete-queues>", "</auto-delete-queues>");
        replace("<redelivery-delay>0</redelivery-delay>", "<redelivery-delay>1000</redelivery-delay>");
        replace("<id-cache-size>1000</id-cache-size>", "<id-cache-size>500</id-cache-size>");
        remove("<max-size-bytes-reject-threshold>", "</max-size-bytes-reject-threshold>");
        replace(
                "<permission type=\"send\" roles=\"flaghoist.hub,uk\"/>",
                "<permission type=\"send\" roles=\"flaghoist.hub,uk,guest\"/>");
        replace("<security-setting match=\"#\">", """
                <security-setting match="#">
                  <permission type="createDurableQueue" roles="amq"/>
                  <permission type="consume" roles="flaghoist.hub,amq"/>""");
        replace(
                "<queue name=\"out.at\" exclusive=\"true\"/>",
                "<queue name=\"out.at\" exclusive=\"true\" ring-size=\"100\"/><queue name=\"copies.at\"/>");

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "persistence-enabled must be true, or a stop loses all that waits",
                        "journal-sync-transactional must be true, or what the broker has accepted is lost when its"
                                + " machine fails",
                        "journal-sync-non-transactional must be true, or what the broker has accepted is lost when its"
                                + " machine fails",
                        "persist-delivery-count-before-delivery must be true, or a message that kills the hub never"
                                + " becomes a dead letter",
                        "persist-id-cache must be true, or after a start files are sent twice",
                        "max-disk-usage must be a percentage, or a full disk breaks the journal",
                        diverted("out.uk"),
                        diverted("in.at"),
                        "diverts: that from in.at to urgent.in.at must be there, or what is urgent waits behind all else",
                        "broker-plugins: org.flaghoist.broker.ConsumedMessagesPlugin must be there, from the flaghoist.jar"
                                + " of this hub's version, or nobody learns what partners took",
                        PLUGIN + " must be there, from the flaghoist.jar of this hub's version, or partners can have"
                                + " messages dropped, delayed or put before others",
                        ofAll("redelivery-delay must be 0, or the next message overtakes"),
                        ofAll("no-expiry must be true, or a partner can have messages vanish"),
                        ofAll("enable-ingress-timestamp must be true, or a partner's own clock counts"),
                        ofAll("auto-delete-queues must be false, or queues come and go by themselves"),
                        // Artemis takes the first id-cache-size anywhere in the file for that of all.
                        ofAll("id-cache-size must be at least 1000, or pieces of files are sent twice"),
                        "address-setting of in.uk, in.europol, in.at, in.bg, in.ro, in.ly:"
                                + " max-size-bytes-reject-threshold must be 1073741824, the quota in the partner's file, or"
                                + " one partner fills the disk for all",
                        "security-setting of in.uk: role guest must have no right, and has the right to SEND",
                        "security-setting of dead, expired, journal-checkpoint, taken, urgent.in.uk, held.uk,"
                                + " dead.in.uk, dead.out.uk and 33 more: role amq must have no right, and has the right to"
                                + " CONSUME, CREATE_DURABLE_QUEUE",
                        "queue out.at must keep all messages for any consumer: enabled, without filter, ring-size,"
                                + " max-consumers, last-value, purge-on-no-consumers and auto-delete",
                        "queue copies.at on address out.at gets what is for others; remove it");
    }

    @Test
    void isRefusedWhereThePluginTakesTooMuchOrDoesNotKnowAProtocolOrTheJournalDoesNotWait() throws Exception {
        replace("?protocols=AMQP;", "?protocols=AMQP,OPENWIRE;");
        replace("?protocols=CORE;", "?");
        replace("value=\"8388608\"", "value=\"16777216\"");
        replace("<persistence-enabled>", "<journal-datasync>false</journal-datasync><persistence-enabled>");

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        PLUGIN + ": largest-message must be at most 8388608 (flaghoist.broker.largest-message), or a"
                                + " message can exhaust the hub's memory",
                        "journal-datasync must be true, or what the broker has accepted is lost when its machine"
                                + " fails",
                        ofAcceptor("core"),
                        ofAcceptor("amqp"));
    }

    private static String ofAcceptor(String name) {
        return "acceptor " + name
                + ": protocols must be CORE, AMQP or both, or partners send messages from which not all"
                + " is taken that the broker obeys";
    }

    @Test
    void keepsTheQuotasThatItsConfigurationSays() throws Exception {
        replace("<max-size-bytes-reject-threshold>1073741824<", "<max-size-bytes-reject-threshold>2097152<");
        Certificates certificates = new Certificates(directory.resolve("authority"));
        certificates.certify(BrokerRights.HUB);
        certificates.certify("uk");
        try (BrokerProcessFixture process = new BrokerProcessFixture(directory, certificates, config);
                ExternalBroker broker =
                        new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)));
                Connection uk = process.amqp("uk");
                Session session = uk.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("uk")))) {
            broker.start();
            assertThat(broker.quotas()).isEmpty();
            producer.send(session.createTextMessage("x".repeat(1 << 20)));
            producer.send(session.createTextMessage("x".repeat(1 << 20)));

            assertThatThrownBy(() -> producer.send(session.createTextMessage("x")))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("in.uk is full");
            assertThat(broker.quotas()).containsExactly(new QuotaUse("uk", QuotaUse.QuotaPart.SENT, 100, true));
        }
    }

    private static String ofAll(String fault) {
        return "address-setting of dead, expired, journal-checkpoint, taken, in.uk, urgent.in.uk, out.uk, held.uk"
                + " and 38 more: " + fault;
    }

    private static String diverted(String address) {
        return "diverts: nothing may be diverted but what looks urgent, as broker.xml of this hub's version does it, and"
                + " what is sent to " + address + " is; remove that divert";
    }

    private List<String> faults() throws Exception {
        Certificates certificates = new Certificates(directory.resolve("authority"));
        certificates.certify(BrokerRights.HUB);
        try (BrokerProcessFixture process = new BrokerProcessFixture(directory, certificates, config);
                ExternalBroker broker =
                        new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)))) {
            broker.start();
            return new QueueCheck(broker, ExternalBrokerIT.PLAN, BrokerFixture.settings(directory)).faults();
        }
    }

    private void remove(String from, String to) throws IOException {
        String text = Files.readString(config);
        int start = text.indexOf(from);
        assertThat(start).as(from).isPositive();
        Files.writeString(config, text.substring(0, start) + text.substring(text.indexOf(to) + to.length()));
    }

    private void replace(String before, String after) throws IOException {
        String text = Files.readString(config);
        assertThat(text).contains(before);
        Files.writeString(config, text.replace(before, after));
    }
}
