package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes of mappings and release policy in a running hub. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description = "Propose a change of mappings or release policy to a running hub, see what it would do, agree to"
                + " what somebody else proposes, go back. All hubs go over to it, or none; folders stay as they are.")
final class ChangeCommand implements Runnable {

    private static final String BEAN = "type=Changes";
    private static final int EVERY_MILLIS = 500;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Why: the ledger keeps it. */
    static final class GivenReason {

        @Option(names = "--reason", required = true, description = "kept as long as records are")
        private String reason = "";
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: propose, list, show, patch, approve, refuse, withdraw, back.");
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "Propose the files of a folder that differ; nothing is proposed where they have faults.")
    int propose(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "DIR", description = "has changed files: mappings/, config/release-policy.yaml")
                    Path folder,
            @Option(names = "--remove", paramLabel = "PATH", description = "a file to remove, as mappings/uk/old.csv")
                    @Nullable
                    List<String> removed,
            @Mixin GivenReason why)
            throws IOException {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        ObjectNode files = query.putObject("files");
        ProposedFolder.of(folder).forEach(files::put);
        if (removed != null) {
            removed.forEach(path -> files.put(path, ""));
        }
        JsonNode answer = hub.ask(BEAN, "propose", query.toString(), why.reason);
        return hub.print(answer, "change " + answer.path("id").asText() + " is proposed; a second person has to agree");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The last changes, the newest first.")
    int list(@Mixin RunningHub hub) throws IOException {
        JsonNode answer = hub.ask(BEAN, "list");
        List<String> lines = new ArrayList<>();
        answer.path("forged").forEach(id -> lines.add(ChangeTexts.forged(id.asLong())));
        answer.path("changes").forEach(change -> lines.add(ChangeTexts.line(change)));
        return hub.print(answer, lines.isEmpty() ? "nothing was changed so" : String.join("\n", lines));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One change: who, why, what it does to its files and would do to real traffic.")
    int show(@Mixin RunningHub hub, @Parameters(paramLabel = "ID") long id) throws IOException {
        JsonNode answer = hub.ask(BEAN, "show", id);
        return hub.print(answer, ChangeTexts.whole(answer));
    }

    @Command(
            name = "patch",
            mixinStandardHelpOptions = true,
            description = "What a change does to its files, for 'git apply' or 'patch -p1'.")
    int patch(@Mixin RunningHub hub, @Parameters(paramLabel = "ID") long id) throws IOException {
        spec.commandLine().getOut().print(hub.client().run(BEAN, "patch", id).asText());
        return 0;
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Agree to what somebody else has proposed; all hubs go over to it, or none does.")
    int approve(@Mixin RunningHub hub, @Parameters(paramLabel = "ID") long id, @Mixin GivenReason why)
            throws IOException, InterruptedException {
        hub.ask(BEAN, "approve", id, why.reason);
        return ended(hub, id);
    }

    @Command(name = "refuse", mixinStandardHelpOptions = true, description = "Refuse what somebody else has proposed.")
    int refuse(@Mixin RunningHub hub, @Parameters(paramLabel = "ID") long id, @Mixin GivenReason why)
            throws IOException {
        return hub.print(hub.client().run(BEAN, "refuse", id, why.reason), "change " + id + " is refused");
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Withdraw what you have proposed.")
    int withdraw(@Mixin RunningHub hub, @Parameters(paramLabel = "ID") long id, @Mixin GivenReason why)
            throws IOException {
        return hub.print(hub.client().run(BEAN, "withdraw", id, why.reason), "change " + id + " is withdrawn");
    }

    @Command(
            name = "back",
            mixinStandardHelpOptions = true,
            description = "Have all hubs go back to the texts of before the last active change; where it is more than a"
                    + " partner's words, a second person has to agree.")
    int back(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "ID", description = "of that change, so that no other is gone back from")
                    long left,
            @Mixin GivenReason why)
            throws IOException, InterruptedException {
        JsonNode answer = hub.ask(BEAN, "back", left, why.reason);
        long id = answer.path("id").asLong();
        return answer.path("state").asText().equals("PROPOSED")
                ? hub.print(answer, "change " + id + " to go back is proposed; a second person has to agree")
                : ended(hub, id);
    }

    private static int ended(RunningHub hub, long id) throws IOException, InterruptedException {
        JsonNode answer = hub.ask(BEAN, "show", id);
        while (answer.at("/change/state").asText().equals("APPROVED")) {
            Thread.sleep(EVERY_MILLIS);
            answer = hub.ask(BEAN, "show", id);
        }
        JsonNode change = answer.path("change");
        return change.path("state").asText().equals("ACTIVE")
                ? hub.print(answer, ChangeTexts.line(change))
                : hub.complain(ChangeTexts.line(change) + "\nnothing is changed");
    }
}
