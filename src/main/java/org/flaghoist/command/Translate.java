package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.flaghoist.format.Piece;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the hub makes of native messages. */
@Command(
        name = "translate",
        description = "Translate a partner's native files: one JSON line for each notification or fault.")
final class Translate implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Parameters(index = "0", paramLabel = "PARTNER", description = "the partner's id")
    private String partner;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "a file, or @LIST for a file with a path a line")
    private List<String> files;

    @Override
    public Integer call() {
        Mapping mapping = folders.mapping(partner);
        PrintWriter out = spec.commandLine().getOut();
        Answers answers = new Answers(out, spec.commandLine().getErr());
        return answers.forEach(files, (file, content) -> translate(mapping, file, content, answers));
    }

    private static void translate(Mapping mapping, Path file, byte[] content, Answers answers)
            throws JsonProcessingException {
        List<Piece> pieces;
        try {
            pieces = mapping.cut(content);
        } catch (Rejection e) {
            answers.print(file, "rejected", Answers.rejected(e));
            return;
        }
        for (Piece piece : pieces) {
            try {
                answers.print(file, "notification", mapping.translate(piece.bytes(), piece.number()));
            } catch (Rejection e) {
                answers.print(file, "rejected", Answers.rejected(e));
            }
        }
    }
}
