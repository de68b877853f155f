package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.flaghoist.draft.DraftRequest;
import org.flaghoist.draft.PartnerDraft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a new partner. */
@Command(
        name = "new",
        description = "Draft all files of a new partner from those of one that it is like: mappings/<id>/, its partner"
                + " file, its entry in the release policy (it receives from nobody), its samples. Overwrites nothing;"
                + " prints what to do next.")
final class NewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Parameters(paramLabel = "ID", description = "2 to 16 small letters, digits and hyphens")
    private String id = "";

    @Option(
            names = "--like",
            paramLabel = "PARTNER",
            required = true,
            description = "the partner whose form is most like the new one's")
    private String like = "";

    @Option(
            names = "--reached-like",
            paramLabel = "PARTNER",
            description = "a partner that is reached as the new one is, by SFTP or JMS (default: that of --like)")
    private @Nullable String reachedLike;

    @Option(names = "--name", paramLabel = "NAME", description = "its name, as people read it")
    private @Nullable String name;

    @Option(
            names = "--from",
            paramLabel = "SCHEMA",
            description = "its own XML Schema (.xsd) or JSON Schema: format.yaml and tables are made of that, and the"
                    + " mappings are left empty")
    private @Nullable Path from;

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description = "a list of what it calls the other's fields and tables; where the file is not there, it is"
                    + " written, to be filled in, and nothing else is done")
    private @Nullable Path names;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "the partners' samples (default: ${DEFAULT-VALUE})",
            defaultValue = "src/test/samples")
    private Path samples = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (from != null && names != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--names: gives new names to the fields of --like, and with --from the fields are those of the"
                            + " schema; leave one of them out");
        }
        DraftRequest request = new DraftRequest(
                id,
                name,
                like,
                Objects.requireNonNullElse(reachedLike, like),
                from,
                names,
                folders.config(),
                folders.mappings(),
                samples);
        PrintWriter terminal = spec.commandLine().getOut();
        PartnerDraft.write(request).forEach(terminal::println);
        return 0;
    }
}
