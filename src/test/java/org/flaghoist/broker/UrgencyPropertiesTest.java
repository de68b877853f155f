package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.flaghoist.notification.Urgency;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.notification.UrgencySigns;
import org.junit.jupiter.api.Test;

/** What the plugin of an external broker reads of its properties. */
class UrgencyPropertiesTest {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    @Test
    void isAsItWasWritten() {
        UrgencySigns signs = new UrgencySigns(Pattern.compile("СРОЧНО"), null);
        Map<String, String> properties = new HashMap<>(UrgencyProperties.of("bg", new UrgencyLook(CYRILLIC, signs)));
        properties.put("largest-message", "1");

        UrgencySight sight = UrgencySight.by(UrgencyProperties.read(properties));

        assertThat(sight.of("bg", "x СРОЧНО".getBytes(CYRILLIC))).isEqualTo(Urgency.IMMEDIATE);
        assertThat(sight.of("bg", "обычно".getBytes(CYRILLIC))).isEqualTo(Urgency.ROUTINE);
        assertThat(sight.of("uk", "x СРОЧНО".getBytes(CYRILLIC))).isEqualTo(Urgency.ROUTINE);
    }

    @Test
    void refusesACharsetThatIsNone() {
        assertThatThrownBy(() -> UrgencyProperties.read(Map.of("urgency.uk.charset", "letters")))
                .hasMessageContaining("letters");
    }
}
