package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsIT {

    private static final int PAIRS = 30;

    private static TestStage stage;
    private static Mail mail;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        stage = new TestStage(directory, seed.value());
        mail = new Mail("uk", seed.value());
        stage.hub().start();
        stage.hub().awaitReady();
        stage.take();
    }

    @AfterAll
    static void stop() throws Exception {
        try (TestStage ended = stage) {
            assertThat(ended.faults()).isEmpty();
        }
    }

    @Test
    void takesOneOfTwoEqualSubmissionsAtTheSameMomentOnTwoConnections() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(stage.coreAddress());
                Connection one = factory.createConnection("uk", stage.password());
                Connection other = factory.createConnection("uk", stage.password())) {
            ExecutorService senders = Executors.newFixedThreadPool(2);
            for (int i = 0; i < PAIRS; i++) {
                Parcel parcel = mail.of("intelligence-advert-child.json");
                stage.book().sending(parcel);
                stage.book().sending(mail.again(parcel));
                List<Future<Void>> sent =
                        senders.invokeAll(List.of(sending(one, parcel, together), sending(other, parcel, together)));
                for (Future<Void> each : sent) {
                    each.get();
                }
            }
            senders.shutdown();
        }

        stage.comeToRest();
    }

    private static Callable<Void> sending(Connection connection, Parcel parcel, CyclicBarrier together) {
        return () -> {
            try (Session session = connection.createSession();
                    MessageProducer producer = session.createProducer(session.createQueue("in.uk"))) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(parcel.content());
                together.await();
                producer.send(message);
                return null;
            }
        };
    }

    @Test
    void rejectsTheSameIdWithOtherContentAndLeavesTheFirstAsItWas() throws Exception {
        Parcel first = mail.of("seizure-new.json");
        Letter letter = first.letters().get(0);
        String other = new String(first.content(), StandardCharsets.UTF_8).replace("Grand-Fort-Philippe", "Gravelines");
        Letter rejected = new Letter("uk", letter.id(), letter.revision(), "REJECTED", Map.of());

        stage.party("uk").send(first);
        stage.party("uk").send(new Parcel("", other.getBytes(StandardCharsets.UTF_8), List.of(rejected)));
        stage.party("uk").send(mail.again(first));

        stage.comeToRest();
    }

    @Test
    void rejectsAnUpdateThatOvertakesItsNewAndTakesItAfterwards() throws Exception {
        Parcel first = mail.of("seizure-new.json");
        Parcel update = mail.of("seizure-cancel.json");
        Letter letter = update.letters().get(0);
        Letter early = new Letter("uk", letter.id(), letter.revision(), "REJECTED", Map.of());

        stage.party("uk").send(new Parcel("", update.content(), List.of(early)));
        stage.party("uk").send(first);
        stage.party("uk").send(update);

        stage.comeToRest();
    }

    @Test
    void takesOneOfTwoEqualFilesOfTheSameSecond() throws Exception {
        Mail files = new Mail("bg", 1);
        Parcel parcel = files.of("one-bad-row.csv");
        stage.party("bg").send(parcel);
        stage.party("bg").send(files.again(parcel));

        stage.comeToRest();
    }
}
