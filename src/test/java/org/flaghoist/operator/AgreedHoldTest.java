package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule of an agreement holds. */
class AgreedHoldTest {

    private static final String RULES = """
            rules:
              - rule: R30
                words: intelligence after two people have read it
                agreement: 'Protocol of 1 June 2026, article 4'
                when: {types: [INTELLIGENCE]}
                then: HOLD
            """;

    @Test
    void isShownWithTheAgreementsOwnText(@TempDir Path directory) throws Exception {
        try (HubFixture hub = HubFixture.with(directory, List.of())) {
            hub.stop();
            Path policy = directory.resolve("config/release-policy.yaml");
            Files.writeString(policy, Files.readString(policy) + RULES);
            hub.start();
            hub.send("north", Notifications.of("north", "A-1", "INTELLIGENCE", "\"west\""));
            await().until(() -> !hub.decided("north", "A-1").isEmpty());

            String list = String.valueOf(hub.invoke("org.flaghoist:type=Holds", "list", "west"));

            assertThat(list)
                    .contains(
                            "\"rule\":\"R30\"",
                            "\"ruleText\":\"intelligence after two people have read it\"",
                            "\"agreement\":\"Protocol of 1 June 2026, article 4\"");
        }
    }
}
