package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslateRouteTest {

    private static HubFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void givesANotificationToEverybodyAndTellsItsSender() throws Exception {
        String notification = Notifications.of("north", "N-001");

        hub.send("north", notification);

        assertThat(hub.receive("west", 1)).containsExactly(notification);
        assertThat(receipts("north", 4))
                .containsExactly("ACCEPTED", "DELIVERED west", "DELIVERED east", "DELIVERED south");
        assertThat(SftpServerFixture.names(hub.server("east").inbox())).contains("north_N-001_r1.json");
    }

    private static List<String> receipts(String partner, int count) throws Exception {
        List<String> said = new java.util.ArrayList<>();
        for (String receipt : hub.receive(partner, count)) {
            JsonNode node = new ObjectMapper().readTree(receipt);
            said.add(
                    (node.path("status").asText() + " " + node.path("recipient").asText("") + " "
                                    + node.path("code").asText(""))
                            .strip());
        }
        return said;
    }
}
