import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Work on dead letters: look, replay, edit by one and by two people, discard, open and shred. */
final class DeadLetterSteps {

    private static final String BEAN = "type=DeadLetters";
    private static final String REASON = "as agreed by telephone";

    private final Scene scene;
    private final Finder finder;
    private final Path work;

    DeadLetterSteps(Scene scene, Finder finder, Path work) {
        this.scene = scene;
        this.finder = finder;
        this.work = work;
    }

    void run() throws Exception {
        lookAndReplay();
        editByOne();
        editByTwo();
        discard();
        sealed();
    }

    private void lookAndReplay() throws IOException {
        scene.recording.begin("dead-letters-look-and-replay");
        String unknown = finder.deadLetter("uk", "CODE_UNKNOWN");
        scene.operate("operator", BEAN, "show", unknown);
        scene.look("operator", "dead", "show", unknown);
        for (String[] other : new String[][] {
            {"europol", "SCHEMA"}, {"at", "MALFORMED"}, {"ro", "SCHEMA"}, {"ro", "CHARSET"}, {"at", "TIME_INVALID"}
        }) {
            scene.look("operator", "dead", "show", finder.deadLetter(other[0], other[1]));
        }
        scene.command("operator", "dead", "replay", unknown, "--reason", REASON);
        scene.rest();
        scene.operate("operator", BEAN, "replay", finder.deadLetter("at", "CODE_UNKNOWN"), REASON);
        scene.operate("operator", BEAN, "replayThese", finder.deadLetter("at", "MARKING_UNKNOWN"), REASON);
        scene.operate("operator", BEAN, "replayAll", "in", "europol", "MALFORMED", "", "", "", REASON);
        scene.command(
                "operator", "dead", "replay", "--all", "--direction", "out", "--partner", "bg", "--reason", REASON);
        scene.rest();
    }

    private void editByOne() throws IOException {
        scene.recording.begin("dead-letters-edit-by-one");
        String id = finder.deadLetter("uk", "CODE_UNKNOWN");
        JsonNode shown = scene.operate("operator", BEAN, "show", id);
        String text = shown.at("/content/text").asText().replace("\"LIFEJACKET\"", "\"LIFE_JACKET\"");
        scene.operate("operator", BEAN, "preview", id, text);
        scene.operate(
                "operator", BEAN, "edit", id, Base64.getEncoder().encodeToString(text.getBytes(Output.UTF_8)), REASON);
        scene.rest();
    }

    private void editByTwo() throws IOException {
        scene.recording.begin("dead-letters-edit-by-two");
        String first = finder.deadLetter("uk", "MARKING_UNKNOWN");
        String text = edited("uk", "seizure-new.json", 3001);
        scene.operate("operator", BEAN, "preview", first, text);
        Path file = Files.writeString(work.resolve("edited.json"), text);
        scene.command("operator", "dead", "edit", first, file.toString(), "--reason", REASON);
        scene.command("operator", "dead", "withdraw", first, "--reason", "not so");
        JsonNode asked = scene.operate("operator", BEAN, "editText", first, text, REASON);
        String token = asked.at("/request/token").asText();
        scene.look("releaser", "dead", "show", first);
        scene.operate("operator-2", BEAN, "agree", first, token, "they told me, too");
        scene.command("releaser", "dead", "agree", first, token, "--reason", "they told me, too");
        scene.rest();
        String second = finder.deadLetter("at", "SENDER_MISMATCH");
        JsonNode other =
                scene.operate("operator", BEAN, "editText", second, edited("at", "seizure-new.json", 3002), REASON);
        scene.operate("releaser", BEAN, "withdraw", second, "not so");
        scene.operate(
                "releaser", BEAN, "agree", second, other.at("/request/token").asText(), "too late");
        scene.rest();
    }

    private String edited(String partner, String sample, int number) throws IOException {
        return new String(scene.sample(partner, sample).numbered(number).content(), Output.UTF_8);
    }

    private void discard() throws IOException {
        scene.recording.begin("dead-letters-discard");
        String one = finder.deadLetter("uk", "SCHEMA");
        scene.command("operator", "dead", "discard", one, "--reason", "noise");
        scene.operate("operator", BEAN, "discard", one, "once more");
        scene.operate("operator", BEAN, "discardThese", finder.deadLetter("at", "CHARSET"), "noise");
        scene.operate("operator", BEAN, "discardAll", "in", "ro", "SCHEMA", "", "", "", "noise");
        scene.command(
                "operator", "dead", "discard", "--all", "--partner", "ly", "--code", "ID_REUSED", "--reason", "noise");
        scene.command("operator", "dead", "discard", "999999-in", "--reason", "there is none");
        scene.rest();
    }

    private void sealed() throws IOException {
        scene.recording.begin("dead-letters-sealed");
        String id = finder.deadLetter("uk", "LEVEL_ABOVE_CEILING");
        scene.look("operator", "dead", "show", id);
        scene.command("operator", "dead", "replay", id, "--reason", REASON);
        scene.command("operator", "dead", "open", id, "--reason", "not allowed");
        scene.command("releaser", "dead", "open", id, "--reason", "to see what it is");
        scene.operate("releaser", BEAN, "open", id, "to see what it is");
        scene.command("releaser", "dead", "shred", id, "--reason", "too high");
        scene.command("releaser", "dead", "withdraw-shred", id, "--reason", "not yet");
        scene.operate("releaser", BEAN, "shred", id, "too high");
        scene.operate("releaser", BEAN, "withdrawShred", id, "not yet");
        scene.operate("releaser", BEAN, "shred", id, "too high");
        scene.operate("releaser", BEAN, "shred", id, "the same person");
        scene.operate("releaser-2", BEAN, "shred", id, "too high");
        scene.rest();
        scene.operate("releaser", BEAN, "show", id);
    }
}
