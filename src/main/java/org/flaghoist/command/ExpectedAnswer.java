package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file that a partner sends must give.
 *
 * @param file that says it; null where none does
 * @param form what it says; without content where that cannot be known
 * @param faults of what says it
 */
record ExpectedAnswer(@Nullable Path file, JsonNode form, List<String> faults) {

    private static final String ANEW = ", or write it anew with --accept";

    /** @param beside where it may be said: as a notification, several of them, or a rejection */
    static ExpectedAnswer of(List<Path> beside) {
        List<Path> there = beside.stream().filter(Files::exists).toList();
        if (there.isEmpty()) {
            return new ExpectedAnswer(null, NullNode.instance, List.of());
        }
        Path file = there.get(0);
        if (there.size() > 1) {
            return new ExpectedAnswer(file, NullNode.instance, List.of(contradiction(there)));
        }
        // One that is no file cannot be written anew.
        byte[] content = JsonFiles.bytes(file);
        boolean isMany = file.equals(beside.get(1));
        try {
            return new ExpectedAnswer(
                    file, isMany ? JsonFiles.list(file, content) : JsonFiles.comparable(file, content), List.of());
        } catch (JsonFiles.UnreadableFile e) {
            JsonNode unknown = isMany ? JsonNodeFactory.instance.arrayNode() : NullNode.instance;
            return new ExpectedAnswer(file, unknown, List.of(e.words() + ANEW));
        }
    }

    /** That these say different things of one sample. */
    static String contradiction(List<Path> files) {
        String others = files.stream()
                .skip(1)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(" and "));
        return files.get(0) + ":1: file: stands beside " + others + ", which says otherwise; delete what is wrong";
    }
}
