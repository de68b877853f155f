package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.HubSchema.Misfit;

/** Reads files that are to have one notification in the hub's form. */
final class HubForms {

    private static final int NAMED = 5;

    private final Path schemaFile;
    private final HubSchema schema;

    HubForms(Path mappings) {
        this.schemaFile = mappings.resolve("notification.schema.json");
        this.schema = HubSchema.read(schemaFile);
    }

    /** @throws JsonFiles.UnreadableFile for what is no notification: the first places that do not fit */
    ObjectNode read(Path file, byte[] content) {
        ObjectNode form = JsonFiles.object(file, content);
        List<Misfit> misfits = schema.check(form);
        if (misfits.isEmpty()) {
            return form;
        }
        String wrong = misfits.stream()
                .map(HubForms::words)
                .sorted()
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        throw new JsonFiles.UnreadableFile(
                file,
                1,
                "message: is no notification in the hub's form: " + wrong + "; write one as " + schemaFile + " says");
    }

    /** What does not fit, each with file, line and path; an object of JSON is read before. */
    List<String> misfits(Path file, byte[] content) {
        return schema.check(JsonFiles.object(file, content)).stream()
                .map(misfit -> found(file, content, misfit))
                .sorted()
                .distinct()
                .toList();
    }

    private String found(Path file, byte[] content, Misfit misfit) {
        String member = misfit.missing() == null ? "" : "/" + misfit.missing();
        String fault =
                switch (misfit.keyword()) {
                    case "required" -> "is missing; add it";
                    case "additionalProperties", "unevaluatedProperties" ->
                        "the hub's form has no such member; correct its name, or remove it";
                    default -> "does not fit (" + misfit.keyword() + "); correct it as " + schemaFile + " says";
                };
        String path = misfit.path() + member;
        return file + ":" + PathLines.json(content, path) + ": " + (path.isEmpty() ? "message" : path) + ": " + fault;
    }

    private static String words(Misfit misfit) {
        return misfit.keyword().equals("required")
                ? "lacks " + misfit.path() + "/" + Objects.requireNonNullElse(misfit.missing(), "")
                : misfit.path() + " does not fit (" + misfit.keyword() + ")";
    }
}
