package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sizes of which nobody chose one. */
class UsualSettingsTest {

    private HubFixture hub;

    @BeforeEach
    void take() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void hasMoreConnectionsWithMorePartnersAndMoreThanTheConsoleMayHave() throws Exception {
        assertThat(hub.bean(DataSource.class).unwrap(HikariDataSource.class).getMaximumPoolSize())
                .isEqualTo(DatabaseFileOpener.FEWEST + 2 * 4);
    }

    @Test
    void takesALargeFileInMessagesOfItsOwn() throws Exception {
        int rows = 2_000;
        String file = IntStream.range(0, rows).mapToObj(i -> "BROKEN " + i).collect(Collectors.joining("\n"));

        hub.server("east").upload("FILE_0001.json", file.getBytes(StandardCharsets.UTF_8));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(hub.count(QueueNames.deadIn("east"))).isEqualTo(rows));
    }
}
