package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.flaghoist.mapping.Mapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes notifications in a partner's native form. */
@Command(
        name = "render",
        description = "Render hub notifications (JSON files) in a partner's native form; prints those that fail.")
final class Render implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Mixin
    private NativeFiles written;

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
        Answers answers =
                new Answers(spec.commandLine().getOut(), spec.commandLine().getErr());
        return answers.forEach(
                files,
                (file, content) -> written.write(
                        mapping,
                        file,
                        () -> mapping.render(Answers.JSON.readValue(content, ObjectNode.class)),
                        answers));
    }
}
