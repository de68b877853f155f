package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Held notifications of a running hub. */
@Command(
        name = "held",
        mixinStandardHelpOptions = true,
        description = "List the holds of a running hub; release or refuse them.")
final class HeldCommand implements Runnable {

    private static final String BEAN = "type=Holds";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: list, show, release, refuse.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The holds and who has voted, the oldest first.")
    int list(
            @Mixin RunningHub hub,
            @Option(names = "--partner", paramLabel = "ID", defaultValue = "", description = "the recipient")
                    String partner)
            throws IOException {
        JsonNode answer = hub.ask(BEAN, "list", partner);
        return hub.print(answer, ParkedTexts.list(answer));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One as it would be sent; it is recorded that you looked.")
    int show(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--content", paramLabel = "FILE", description = "also write the rendered bytes to a file")
                    @Nullable
                    Path content)
            throws IOException {
        return hub.show(BEAN, id, content);
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Release it, when a second person says the same.")
    int release(@Mixin RunningHub hub, @Mixin OneMessage one) throws IOException {
        JsonNode answer = hub.ask(BEAN, "release", one.id(), one.reason());
        return hub.print(answer, ParkedTexts.outcome(answer));
    }

    @Command(
            name = "refuse",
            mixinStandardHelpOptions = true,
            description = "Refuse it, when a second person says the same.")
    int refuse(@Mixin RunningHub hub, @Mixin OneMessage one) throws IOException {
        JsonNode answer = hub.ask(BEAN, "refuse", one.id(), one.reason());
        return hub.print(answer, ParkedTexts.outcome(answer));
    }
}
