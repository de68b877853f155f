package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.mapping.Mapping;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A partner and files, as most commands take them. */
final class PartnerFiles {

    @Spec(Spec.Target.MIXEE)
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

    /** What is done with each file. */
    @FunctionalInterface
    interface PartnerFileWork {
        void answer(Mapping mapping, Path file, byte[] content, Answers answers) throws IOException;
    }

    /** How faults are said of what is written for the partner. */
    WrittenFault fault(String form) {
        return new WrittenFault(folders.mappings().resolve(partner), form);
    }

    /**
     * Does {@code work} for each file.
     *
     * @return the exit code
     */
    int forEach(PartnerFileWork work) {
        Mapping mapping = folders.mapping(partner);
        Answers answers =
                new Answers(spec.commandLine().getOut(), spec.commandLine().getErr());
        return answers.forEach(files, (file, content) -> work.answer(mapping, file, content, answers));
    }
}
