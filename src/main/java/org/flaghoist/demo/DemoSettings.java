package org.flaghoist.demo;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The demo, {@code flaghoist.demo} of {@code application.yaml}.
 *
 * @param enabled false where real partners are to be reached
 * @param samples false: the partners are there but send nothing
 * @param directory of everything the demo makes
 * @param partners the partners to simulate; credentials named {@code FLAGHOIST_<ID>_...} are made for them
 */
@ConfigurationProperties(prefix = "flaghoist.demo", ignoreUnknownFields = false)
public record DemoSettings(boolean enabled, boolean samples, Path directory, List<String> partners) {

    // Absent comes as null.
    public DemoSettings {
        partners = partners == null ? List.of() : List.copyOf(partners);
    }
}
