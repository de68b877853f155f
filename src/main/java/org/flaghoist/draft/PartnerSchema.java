package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;

/** The schema of a partner's messages, in the language that goes with their syntax. */
public final class PartnerSchema {

    private PartnerSchema() {}

    /** @throws IllegalArgumentException where there is no such language */
    public static String of(Path mappings, String partner) throws IOException {
        Path yaml = mappings.resolve(partner).resolve("format.yaml");
        SetupFaults faults = new SetupFaults();
        FormatFile format = StrictYaml.read(yaml, FormatFile.class, faults);
        faults.throwIfAny();
        return switch (Objects.requireNonNull(format).syntax().kind()) {
            case JSON -> JsonSchemaDraft.of(mappings, partner);
            case XML -> XmlSchemaDraft.of(mappings, partner);
            case CSV, RECORDS ->
                throw new IllegalArgumentException("there is no language of schemas for CSV and records, which "
                        + partner + " has; what the partner gets is "
                        + mappings.resolve(partner).resolve("README.md"));
        };
    }
}
