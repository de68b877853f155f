package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that hangs up when it is asked for a second channel. */
@Tag(HubFixture.OWN)
class SecondChannelTest {

    private static final int MANY = 12;
    private static final String OUT = QueueNames.out("east");
    private static final String DELIVER = "deliver-sftp-east";
    /** To collect and to deliver: each logs in, asks once, and logs in once more. */
    private static final int LOGINS = 2 * 2;

    @Test
    void isAskedForOnceToCollectAndOnceToDeliverByAHubThatThenGoesOnFileByFile(@TempDir Path directory)
            throws Exception {
        try (HubFixture hub = new HubFixture(directory, HubSetup.behindFaults("6s"))) {
            hub.start();
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
            RouteController routes = hub.bean(CamelContext.class).getRouteController();
            // So that many receipts wait for it, however quick the machine is.
            routes.stopRoute(DELIVER);
            int before = east.faults().logins();

            hub.activate("east");

            assertThat(hub.receive("west", MANY).stream().map(copy -> HubFixture.member(copy, "id")))
                    .containsExactlyElementsOf(ids);
            await().until(() -> SftpServerFixture.names(east.outbox()).isEmpty());
            await().until(() -> hub.count(OUT) >= MANY);
            routes.startRoute(DELIVER);
            await().until(() -> hub.count(OUT) == 0);
            assertThat(east.faults().logins() - before).isEqualTo(LOGINS);
        }
    }
}
