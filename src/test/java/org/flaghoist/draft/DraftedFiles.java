package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;

/** Drafts the partner 'fr' of a schema of its own, in a copy of the project. */
final class DraftedFiles {

    private DraftedFiles() {}

    static FormatFile drafted(Path project, String like, Path schema) throws IOException {
        Path mappings = project.resolve("mappings");
        PartnerDraft.write(new DraftRequest(
                "fr",
                "France",
                like,
                like,
                schema,
                null,
                project.resolve("config"),
                mappings,
                project.resolve("samples")));
        return format(mappings, "fr");
    }

    static FormatFile format(Path mappings, String id) {
        SetupFaults faults = new SetupFaults();
        FormatFile format = StrictYaml.read(mappings.resolve(id).resolve("format.yaml"), FormatFile.class, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(format);
    }

    static Field field(Fields fields, String name) {
        return Objects.requireNonNull(fields.byName().get(name));
    }
}
