package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.MeantName;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** Finds members under {@code reportAbsenceAt} that the hub's form does not have. */
final class AbsenceNames {

    private static final String KEY = "reportAbsenceAt";

    private final Path yaml;
    private final HubNames hub;
    private final SetupFaults found;

    AbsenceNames(Path folder, HubNames hub, SetupFaults found) {
        this.yaml = folder.resolve("format.yaml");
        this.hub = hub;
        this.found = found;
    }

    void check(FormatFile format) {
        for (String member : format.faults().reportAbsenceAt().keySet()) {
            if (!hub.has(member)) {
                String meant = MeantName.of(member, hub.paths());
                found.add(
                        yaml,
                        YamlLines.near(yaml, JsonPointer.valueOf("/" + KEY), member),
                        KEY + "." + member,
                        "a notification has no such member; "
                                + (meant == null ? "correct it" : "did you mean '" + meant + "'? Else correct it")
                                + ", as in notification.schema.json with dots");
            }
        }
    }
}
