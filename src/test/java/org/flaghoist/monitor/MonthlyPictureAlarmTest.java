package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.flaghoist.hub.PictureBeans;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator sees that a partner is not sent what a month adds up to. */
@Tag(HubFixture.OWN)
class MonthlyPictureAlarmTest {

    /** In no month's last hour. */
    private final Instant later =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));

    private final YearMonth month =
            YearMonth.from(later.atOffset(ZoneOffset.UTC)).minusMonths(1);

    @Test
    void raisesAnAlarmForAMonthThatCannotBeBroughtToAServerAndEndsItWhenItIs(@TempDir Path folder) throws Exception {
        try (HubFixture hub = watched(folder)) {
            Files.writeString(
                    folder.resolve("config/partners/east.yaml"), "monthlyPicture: 1\n", StandardOpenOption.APPEND);
            Path file = hub.server("east").inbox().resolve("picture_" + month + ".json");
            Files.writeString(file, "something else of that name");
            hub.start();
            hub.moveClock(Duration.between(Instant.now(), later));

            AlarmList.awaitActive("PICTURE_FAILED WARNING east");
            assertThat(AlarmList.all().at("/active/0/text").asText()).contains(month.toString());

            Files.delete(file);
            hub.moveClock(Duration.between(Instant.now(), later).plusMinutes(61));
            await().untilAsserted(() -> assertThat(AlarmList.active()).isEmpty());
            await().until(() -> Files.exists(file));
        }
    }

    private static HubFixture watched(Path folder) throws Exception {
        return new HubFixture(
                folder,
                HubSetup.usual(
                                "--flaghoist.alarms.every=100ms",
                                "--flaghoist.alarms.calm=1s",
                                "--flaghoist.alarms.disk=100")
                        .beans(
                                AlarmBeans.class,
                                AlarmReportBeans.class,
                                MeterBeans.class,
                                HealthBeans.class,
                                PictureBeans.class));
    }
}
