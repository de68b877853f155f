package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flaghoist.notification.Receipt;

/** Reads receipts of the hub's own form; of what is none, the fault names file, line and member. */
final class ReceiptFiles {

    private ReceiptFiles() {}

    static Receipt read(Path file, byte[] content) {
        try {
            return Answers.JSON.convertValue(JsonFiles.object(file, content), Receipt.class);
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof JsonMappingException misfit) {
                String member = member(misfit);
                throw new JsonFiles.UnreadableFile(
                        file, PathLines.json(content, "/" + member), member + ": " + words(misfit));
            }
            throw e;
        }
    }

    private static String member(JsonMappingException misfit) {
        return misfit.getPath().isEmpty()
                ? "receipt"
                : Objects.requireNonNullElse(misfit.getPath().get(0).getFieldName(), "receipt");
    }

    private static String words(JsonMappingException misfit) {
        if (misfit instanceof UnrecognizedPropertyException unknown) {
            return unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", ", "is no member of a receipt; there are ", ""));
        }
        return misfit instanceof InvalidFormatException value
                ? "'" + value.getValue() + "' cannot stand here; correct it"
                : "another value cannot stand here; correct it";
    }
}
