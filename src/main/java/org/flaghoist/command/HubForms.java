package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.HubSchema.Misfit;
import org.jspecify.annotations.Nullable;

/** Reads files that are to have one notification in the hub's form. */
final class HubForms {

    private static final int NAMED = 5;

    /** What a file that lacks more than one of them is not meant to be. */
    private static final List<String> NAMING = List.of("id", "sender", "type");

    /** What the form asks else depends on them. */
    private static final List<String> DECIDING = List.of("type", "action");

    private final Path schemaFile;
    private final HubSchema schema;

    HubForms(Path mappings) {
        this.schemaFile = mappings.resolve("notification.schema.json");
        this.schema = HubSchema.read(schemaFile);
    }

    /** @throws JsonFiles.UnreadableFile for what is no notification: the first places that do not fit */
    ObjectNode read(Path file, byte[] content) {
        ObjectNode form = JsonFiles.object(file, content);
        refuseOther(file, form);
        List<Misfit> misfits = misfits(form);
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
        ObjectNode form = JsonFiles.object(file, content);
        String other = other(form);
        if (other != null) {
            return List.of(file + ":1: " + other);
        }
        return misfits(form).stream()
                .map(misfit -> found(file, content, misfit))
                .sorted()
                .distinct()
                .toList();
    }

    // Without its type a notification fits none, and would be asked for what each of them needs.
    private List<Misfit> misfits(ObjectNode form) {
        List<Misfit> all = schema.check(form);
        if (DECIDING.stream().allMatch(form::has)) {
            return all;
        }
        List<String> always = schema.required();
        return all.stream()
                .filter(misfit ->
                        !misfit.path().isEmpty() || misfit.missing() == null || always.contains(misfit.missing()))
                .toList();
    }

    /** @throws JsonFiles.UnreadableFile for another file, such as one in a partner's form, or one without sender */
    static void refuseOther(Path file, ObjectNode form) {
        String other = other(form);
        if (other != null) {
            throw new JsonFiles.UnreadableFile(file, 1, other);
        }
        if (!form.path("sender").isTextual()) {
            throw new JsonFiles.UnreadableFile(file, 1, "/sender: is missing, or no text; write the sender's id");
        }
    }

    private static @Nullable String other(ObjectNode form) {
        List<String> missing =
                NAMING.stream().filter(member -> !form.has(member)).toList();
        return missing.size() < 2
                ? null
                : "message: is no notification in the hub's form: it has no " + String.join(" and no ", missing)
                        + "; a file in a partner's form is for 'flaghoist translate' or 'flaghoist watch'";
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
        String member = misfit.path() + "/" + Objects.requireNonNullElse(misfit.missing(), "");
        return switch (misfit.keyword()) {
            case "required" -> "lacks " + member;
            case "additionalProperties", "unevaluatedProperties" -> "has " + member + ", which the form has not";
            default -> misfit.path() + " does not fit (" + misfit.keyword() + ")";
        };
    }
}
