package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.flaghoist.draft.PartnerReadme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings up to date what is agreed with a partner and can be made of its files. */
@Command(
        name = "readme",
        description =
                "Print the table of fields of a partner's README.md, made again of its format.yaml and mappings as"
                        + " they are now: names, types, what is required, and the members of the hub's form that the mappings"
                        + " move them to. Meanings that a person has written stay. Behind it, how values and files are"
                        + " written, limits, the words of tables, and the fields of receipts and monthly pictures.")
final class ReadmeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Parameters(paramLabel = "PARTNER", description = "the partner's id")
    private String partner = "";

    @Option(
            names = "--write",
            description = "write both into the README.md instead, in the place of those there, and print what the"
                    + " table said of what is no field any more, which is removed")
    private boolean write;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PartnerReadme readme = PartnerReadme.read(folders.mappings(), partner);
        if (write) {
            readme.write().forEach(row -> out.println("removed: " + row));
            if (!readme.hasPlace()) {
                out.println("only the table is written: for what stands behind it without --write, put these two lines"
                        + " where it is to stand\n" + PartnerReadme.PLACE);
            }
        } else {
            out.print(readme.text());
        }
        return 0;
    }
}
