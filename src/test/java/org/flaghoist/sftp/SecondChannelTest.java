package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that hangs up when it is asked for a second channel. */
class SecondChannelTest {

    private static final int MANY = 12;

    @Test
    void isAskedForOnceByAHubThatThenGoesOnFileByFile(@TempDir Path directory) throws Exception {
        try (HubFixture hub = HubFixture.behindFaults(directory)) {
            SftpServerFixture east = hub.server("east");
            east.hangUpOnSecondChannels();
            hub.pause("east");
            List<String> ids =
                    IntStream.range(10, 10 + MANY).mapToObj(n -> "ALONE-" + n).toList();
            for (String id : ids) {
                byte[] file =
                        Notifications.of("east", id, "INTELLIGENCE", "\"west\"").getBytes(StandardCharsets.UTF_8);
                east.upload("FILE_00%s.json".formatted(id.substring(id.length() - 2)), file);
            }
            int before = east.faults().logins();

            hub.activate("east");

            assertThat(hub.receive("west", MANY).stream().map(copy -> HubFixture.member(copy, "id")))
                    .containsExactlyElementsOf(ids);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> SftpServerFixture.names(east.outbox()).isEmpty());
            assertThat(east.faults().logins() - before).isLessThanOrEqualTo(3);
        }
    }
}
