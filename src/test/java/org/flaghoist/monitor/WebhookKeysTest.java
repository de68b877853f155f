package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.flaghoist.partner.Secret;
import org.junit.jupiter.api.Test;

/** What is posted is signed as Standard Webhooks says: the values are of its own libraries' tests. */
class WebhookKeysTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECONDS = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signsAsTheStandardSays() {
        assertThat(WebhookKeys.of(new Secret(KEY + "\n")).sign(ID, SECONDS, BODY))
                .isEqualTo(SIGNATURE);
    }

    @Test
    void signsWithBothWhereTheReceiverChangesToAnother() {
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

        assertThat(WebhookKeys.of(new Secret(other + " " + KEY))
                        .sign(ID, SECONDS, BODY)
                        .split(" "))
                .hasSize(2)
                .contains(SIGNATURE);
    }

    @Test
    void refusesWhatIsTooShortOrNoKeyAndDoesNotRepeatIt() {
        for (String bad : new String[] {"whsec_c2hvcnQ=", "password", "whsec_%%%", ""}) {
            assertThatThrownBy(() -> WebhookKeys.of(new Secret(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("give whsec_ and 24 to 64 random bytes")
                    .hasMessageNotContainingAny("c2hvcnQ", "password", "%%%");
        }
    }
}
