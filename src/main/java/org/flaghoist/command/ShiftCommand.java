package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What one shift leaves to the next, at a running hub. */
@Command(
        name = "shift",
        mixinStandardHelpOptions = true,
        description = "Take a dead letter, hold or alarm of a running hub, give it back, write notes on it.")
final class ShiftCommand implements Runnable {

    private static final String BEAN = "type=Shift";
    private static final String ABOUT = "its name, such as 17-in; alarm-3 for alarm 3";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: show, take, give-back, note.");
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Who has taken it, and the notes on it.")
    int show(@Mixin RunningHub hub, @Parameters(paramLabel = "ABOUT", description = ABOUT) String about)
            throws IOException {
        JsonNode answer = hub.ask(BEAN, "show", about);
        List<String> lines = new ArrayList<>();
        lines.add(
                answer.has("taken")
                        ? "taken by " + answer.at("/taken/by").asText() + ", "
                                + answer.at("/taken/at").asText()
                        : "taken by nobody");
        answer.path("notes")
                .forEach(note -> lines.add("%s  %s: %s"
                        .formatted(
                                note.path("at").asText(),
                                note.path("by").asText(),
                                note.path("text").asText())));
        return hub.print(answer, String.join("\n", lines));
    }

    @Command(
            name = "take",
            mixinStandardHelpOptions = true,
            description = "Say that you look after it; others may act on it all the same.")
    int take(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "ABOUT", description = ABOUT) String about,
            @Option(
                            names = "--from",
                            paramLabel = "USER",
                            defaultValue = "",
                            description = "who has it now, if somebody has: you take it over")
                    String from)
            throws IOException {
        return hub.print(hub.client().run(BEAN, "take", about, from), about + ": taken");
    }

    @Command(name = "give-back", mixinStandardHelpOptions = true, description = "Give it back, if you have taken it.")
    int giveBack(@Mixin RunningHub hub, @Parameters(paramLabel = "ABOUT", description = ABOUT) String about)
            throws IOException {
        return hub.print(hub.client().run(BEAN, "giveBack", about), about + ": given back");
    }

    @Command(
            name = "note",
            mixinStandardHelpOptions = true,
            description = "Write a note for the next shift, without personal data.")
    int note(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "ABOUT", description = ABOUT) String about,
            @Parameters(paramLabel = "TEXT", description = "one line") String text)
            throws IOException {
        return hub.print(hub.client().run(BEAN, "note", about, text), about + ": noted");
    }
}
