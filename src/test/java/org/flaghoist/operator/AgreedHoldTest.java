package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.Test;

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
    void isShownWithTheAgreementsOwnText() throws Exception {
        HubFixture hub = HubFixture.lent(HubSetup.usual().policy(RULES));
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
