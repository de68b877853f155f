package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.TextBreak;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what the hub makes of native messages. */
@Command(
        name = "translate",
        description = "Translate a partner's native files: one JSON line for each notification or fault.")
final class TranslateCommand implements Callable<Integer> {

    @Mixin
    private PartnerFiles given;

    @Override
    public Integer call() {
        return given.forEach(TranslateCommand::translate);
    }

    private static void translate(Mapping mapping, Path file, byte[] content, Answers answers)
            throws JsonProcessingException {
        List<Piece> pieces;
        try {
            pieces = mapping.cut(content);
        } catch (Rejection e) {
            answers.print(file, "rejected", rejected(mapping, content, 1, e));
            return;
        }
        for (Piece piece : pieces) {
            try {
                answers.print(file, "notification", mapping.translate(piece));
            } catch (Rejection e) {
                answers.print(file, "rejected", rejected(mapping, piece.bytes(), piece.number(), e));
            }
        }
    }

    // The partner is told the code; what that means, and where its text breaks off, is for whoever looks here.
    private static ObjectNode rejected(Mapping mapping, byte[] content, int number, Rejection fault) {
        ObjectNode answer = Answers.rejected(fault);
        String words = Stream.of(fault.part(), words(mapping, content, number, fault))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        return words.isEmpty() ? answer : answer.put("detail", words);
    }

    private static @Nullable String words(Mapping mapping, byte[] content, int number, Rejection fault) {
        String text = mapping.text(content).text();
        TextBreak broken = FaultLines.breakOff(mapping, text, fault);
        if (broken != null) {
            return "line " + broken.line() + ": " + broken.words();
        }
        Explanation explained = mapping.explain(text, number, fault);
        return explained == null ? fault.detail() : explained.words();
    }
}
