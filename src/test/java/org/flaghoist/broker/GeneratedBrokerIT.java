package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.command.Commands;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.Certificates;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external broker to which {@code flaghoist broker partners --write} has added two partners. */
class GeneratedBrokerIT {

    @Test
    void hasAllThatTheHubAsksOfIt(@TempDir Path directory) throws Exception {
        SeventhPartner project = SeventhPartner.addedIn(directory.resolve("project"));
        Path config = project.config();
        Path jms = config.resolve("partners/fr.yaml");
        Files.writeString(jms, "name: France\njms: {user: fr}\nquota: 20MB\n");
        Files.createSymbolicLink(
                project.mappings().resolve("fr"), project.mappings().resolve("vn"));

        int code = Commands.run(new String[] {
            "broker",
            "partners",
            "--write",
            "--config",
            config.toString(),
            "--mappings",
            project.mappings().toString()
        });

        assertThat(code).isZero();
        SetupFaults faults = new SetupFaults();
        Partners partners = Partners.read(config, project.mappings(), Secrets.unknown(), faults);
        faults.throwIfAny();
        BrokerPlan plan = BrokerPlan.of(partners.all());
        assertThat(plan.partners()).contains("fr", "vn");
        Certificates certificates = new Certificates(directory.resolve("authority"));
        certificates.certify(BrokerRights.HUB);
        certificates.certify("fr");
        try (BrokerProcessFixture process =
                        new BrokerProcessFixture(directory, certificates, config.resolve("broker.xml"));
                ExternalBroker broker =
                        new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)))) {
            broker.start();
            assertThat(new QueueCheck(broker, plan, BrokerFixture.settings(directory)).faults())
                    .isEmpty();
            try (Connection fr = process.amqp("fr");
                    Session session = fr.createSession()) {
                session.createProducer(session.createQueue(QueueNames.in("fr"))).send(session.createTextMessage("x"));
            }
            await().untilAsserted(
                            () -> assertThat(broker.count(QueueNames.in("fr"))).isOne());
        }
    }
}
