package org.flaghoist.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.flaghoist.draft.PartnerSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a partner's engineer a schema. */
@Command(
        name = "schema",
        description = "Print the schema of a partner's messages, made of its format.yaml and tables. For JSON a JSON"
                + " Schema: under $defs what it sends ('sent'), what it gets ('got'), its receipts and its monthly"
                + " pictures. For XML an XML Schema, with an element for each of them.")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Parameters(paramLabel = "PARTNER", description = "the partner's id")
    private String partner = "";

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().print(PartnerSchema.of(folders.mappings(), partner));
        return 0;
    }
}
