package org.flaghoist.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The demo, {@code flaghoist.demo} of {@code application.yaml}.
 *
 * @param enabled false where real partners are to be reached
 * @param samples false: the partners are there but send nothing
 * @param outage whose server is down for a while after the samples; blank for nobody's
 * @param outageLength how long
 * @param directory of everything the demo makes
 * @param partners the partners to simulate; credentials named {@code FLAGHOIST_<ID>_...} are made for them
 */
@ConfigurationProperties(prefix = "flaghoist.demo", ignoreUnknownFields = false)
public record DemoSettings(
        boolean enabled, boolean samples, String outage, Duration outageLength, Path directory, List<String> partners) {

    // Absent comes as null.
    public DemoSettings {
        outage = outage == null ? "" : outage.strip();
        outageLength = outageLength == null ? Duration.ofMinutes(15) : outageLength;
        partners = partners == null ? List.of() : List.copyOf(partners);
    }
}
