package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Partner;
import org.flaghoist.sftp.Servers;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(HubFixture.OWN)
class PollingTest {

    private static final int LOOKS_PER_SECOND = 50;

    @Test
    void looksOftenAtFewEmptyOutboxes(@TempDir Path directory) {
        assertThat(pace(25, directory).of("p0")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void looksAtManyEmptyOutboxesNoMoreOftenThanTheSettingSays(@TempDir Path directory) {
        assertThat(pace(250, directory).of("p0")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void looksSoonAgainWhereAFileLiesAndWhereItsRouteIsStartedAgain(@TempDir Path directory) throws Exception {
        try (HubFixture hub = new HubFixture(directory, "--flaghoist.hub.looks-per-second=1")) {
            Polling polling = hub.bean(Polling.class);
            SftpServerFixture east = hub.server("east");
            assertThat(polling.pace("east")).isEqualTo(Duration.ofSeconds(2));
            east.faults().grow(east.outbox().resolve("FILE_0001.json"));
            east.upload("FILE_0001.json", notification("GROWS-1"));
            await().until(() -> polling.pace("east").equals(Duration.ofMillis(500)));

            CamelContext camel = hub.bean(CamelContext.class);
            camel.getRouteController().stopRoute("collect-sftp-east");
            east.upload("FILE_0002.json", notification("STOPPED-1"));
            await().during(Duration.ofSeconds(2)).until(() -> hub.count(QueueNames.out("west")) == 0);
            camel.getRouteController().startRoute("collect-sftp-east");

            assertThat(hub.receive("west", 1))
                    .extracting(copy -> HubFixture.member(copy, "id"))
                    .containsExactly("STOPPED-1");
            await().until(() -> Files.exists(east.outbox().resolve(".done/FILE_0002.json")));
        }
    }

    private static byte[] notification(String id) {
        return Notifications.of("east", id, "INTELLIGENCE", "\"west\"").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void oneLookThatHangsHoldsUpNoOther() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger others = new AtomicInteger();
        try (Polling polling = new Polling(partner -> Duration.ofMillis(10))) {
            for (int n = 0; n < 30; n++) {
                var unused = polling.after(Duration.ZERO, "hangs", () -> awaitQuietly(hanging));
            }
            for (int n = 0; n < 30; n++) {
                var unused = polling.after(Duration.ofMillis(10), "goes on", others::incrementAndGet);
            }

            await().until(() -> others.get() == 30);
            hanging.countDown();
        }
    }

    @Test
    void neverHasTwoLooksAtAServerAtOnce() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        try (Polling polling = new Polling(partner -> Duration.ofMillis(10))) {
            PollingSchedule schedule = new PollingSchedule(polling);
            schedule.scheduleTask(() -> {
                begun.incrementAndGet();
                awaitQuietly(hanging);
            });
            schedule.startScheduler();
            await().until(() -> begun.get() == 1);

            schedule.unscheduleTask();
            schedule.startScheduler();

            await().during(Duration.ofSeconds(1)).until(() -> begun.get() == 1);
            hanging.countDown();
            await().until(() -> begun.get() > 2);
            schedule.unscheduleTask();
        }
    }

    @Test
    void refusesToLookAtNothing(@TempDir Path directory) {
        assertThatThrownBy(() -> new PollingPace(none(List.of(), directory), 0))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("flaghoist.hub.looks-per-second: is 0");
    }

    @Test
    void comesAtOnceWhereItIsToHurryAndAgainWhereALookGoesOn() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        try (Polling polling = new Polling(partner -> Duration.ofDays(1))) {
            PollingSchedule schedule = new PollingSchedule(polling);
            schedule.scheduleTask(() -> {
                begun.incrementAndGet();
                awaitQuietly(hanging);
            });
            schedule.startScheduler();

            schedule.hurry();
            await().until(() -> begun.get() == 1);
            schedule.hurry();
            hanging.countDown();

            await().until(() -> begun.get() == 2);
            schedule.unscheduleTask();
        }
    }

    private static Servers none(List<Partner> partners, Path directory) {
        return new Servers(partners, directory, Clock.systemUTC(), ClusterLeases.alone());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PollingPace pace(int servers, Path directory) {
        List<Partner> partners = IntStream.range(0, servers)
                .mapToObj(n -> TestPartners.sftp("p" + n))
                .toList();
        return new PollingPace(none(partners, directory), LOOKS_PER_SECOND);
    }
}
