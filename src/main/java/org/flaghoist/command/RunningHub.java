package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that ask a running hub: where it is, and who asks. */
final class RunningHub {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:FLAGHOIST_URL:-http://127.0.0.1:8080}",
            description = "of the hub's console (default: FLAGHOIST_URL, else http://127.0.0.1:8080)")
    private URI url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:FLAGHOIST_USER}",
            description = "a user of the console (default: FLAGHOIST_USER)")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "holds the user's password (default: it is in FLAGHOIST_PASSWORD)")
    private @Nullable Path passwordFile;

    @Option(names = "--json", description = "print what the hub answers, as JSON")
    private boolean json;

    /** A word that this use of the command cannot do without. */
    String given(@Nullable String value, String what) {
        if (value == null) {
            throw new ParameterException(spec.commandLine(), "Give " + what + ".");
        }
        return value;
    }

    HubClient client() throws IOException {
        String password = passwordFile == null
                ? System.getenv("FLAGHOIST_PASSWORD")
                : Files.readString(passwordFile).strip();
        if (user == null || password == null) {
            throw new IllegalArgumentException(
                    "say who you are: --user or FLAGHOIST_USER, and --password-file or" + " FLAGHOIST_PASSWORD");
        }
        return new HubClient(url, user, password);
    }

    /** Runs an operation whose answer is JSON. */
    JsonNode ask(String bean, String operation, Object... arguments) throws IOException {
        JsonNode value = client().run(bean, operation, arguments);
        return value.isTextual() ? Answers.JSON.readTree(value.textValue()) : value;
    }

    /**
     * Prints a message that waits for people.
     *
     * @param content where its bytes are to be written; null for nowhere
     * @return the exit code
     */
    int show(String bean, String id, @Nullable Path content) throws IOException {
        return shown(ask(bean, "show", id), content);
    }

    /** As {@link #show}, where the hub has answered. */
    int shown(JsonNode answer, @Nullable Path content) throws IOException {
        if (content != null && !answer.has("content")) {
            throw new HubRefused("nothing is written: " + answer.path("id").asText() + " is sealed");
        }
        if (content != null) {
            Files.write(
                    content,
                    Base64.getDecoder().decode(answer.at("/content/base64").asText()));
        }
        return print(answer, ParkedTexts.whole(answer));
    }

    /**
     * Prints an answer: as it is where JSON is asked for, else in words.
     *
     * @return the exit code
     */
    int print(JsonNode answer, String words) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? answer.toString() : ParkedTexts.harmless(words));
        out.flush();
        return 0;
    }

    /**
     * Prints what the hub refuses to do, where there is more to ask for.
     *
     * @return the exit code
     */
    int complain(String why) {
        spec.commandLine().getErr().println(ParkedTexts.harmless(why));
        return Answers.NOT_ANSWERED;
    }
}
