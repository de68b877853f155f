import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Changes by two people, missing words, and reloads. */
final class ChangeSteps {

    private static final String BEAN = "type=Changes";

    private final Scene scene;
    private final Finder finder;
    private final Path work;

    ChangeSteps(Scene scene, Finder finder, Path work) {
        this.scene = scene;
        this.finder = finder;
        this.work = work;
    }

    /** Waits for what runs in the background. */
    interface Meanwhile {
        void run() throws Exception;
    }

    void run(Meanwhile meanwhile) throws Exception {
        changeATable();
        changeThePolicy();
        refusedChanges();
        missingWord();
        reload();
        overdue(meanwhile);
    }

    private Path draft(String name, String file, String text) throws IOException {
        Path draft = work.resolve("drafts").resolve(name);
        Path changed = draft.resolve(file);
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, text);
        return draft;
    }

    private String current(String file) throws IOException {
        return Files.readString(work.resolve(file));
    }

    private long propose(Path draft, String reason) throws IOException {
        scene.command("operator", "change", "propose", draft.toString(), "--reason", reason);
        return last();
    }

    private long last() throws IOException {
        return finder.ask(BEAN, "list").at("/changes/0/id").asLong();
    }

    private void effects(long id) throws IOException {
        Quiet.until(
                "the effects of the change are known",
                () -> finder.ask(BEAN, "show", id).has("effects"));
    }

    private void state(long id, String state) throws IOException {
        Quiet.until(
                "the change is " + state,
                () -> finder.ask(BEAN, "show", id).at("/change/state").asText().equals(state));
    }

    private void changeATable() throws IOException {
        scene.recording.begin("change-of-a-table");
        long id = propose(
                draft("table", "mappings/uk/craft.csv", current("mappings/uk/craft.csv") + "PONTOON;OTHER;in\n"),
                "new code for pontoon boats");
        effects(id);
        scene.look("viewer", "change", "show", String.valueOf(id));
        scene.operate("viewer", BEAN, "show", id);
        scene.command("viewer", "change", "patch", String.valueOf(id));
        scene.operate("viewer", BEAN, "patch", id);
        scene.command("operator", "change", "approve", String.valueOf(id), "--reason", "may not");
        scene.command("releaser", "change", "approve", String.valueOf(id), "--reason", "seen");
        state(id, "ACTIVE");
        scene.rest();
        scene.look("viewer", "change", "list");
        scene.command("operator", "change", "back", String.valueOf(id), "--reason", "the code was wrong");
        state(id, "BACK");
        scene.rest();
        scene.look("viewer", "change", "list");
    }

    private void changeThePolicy() throws IOException {
        scene.recording.begin("change-of-the-policy");
        String policy = current("config/release-policy.yaml")
                .replace("refusesFrom: [at, bg, ro]", "refusesFrom: [at, bg]")
                .replace("receivesFrom: [uk, europol]", "receivesFrom: [uk, europol, ro]");
        Path draft = draft("policy", "config/release-policy.yaml", policy);
        long id = propose(draft, "ly may have what ro sends");
        effects(id);
        scene.look("releaser", "change", "show", String.valueOf(id));
        scene.operate("releaser", BEAN, "approve", id, "agreed");
        state(id, "ACTIVE");
        scene.rest();
        scene.operate("operator", BEAN, "back", id, "not agreed");
        long back = last();
        effects(back);
        scene.look("releaser", "change", "show", String.valueOf(back));
        scene.command("releaser", "change", "approve", String.valueOf(back), "--reason", "agreed");
        state(id, "BACK");
        scene.rest();
    }

    private void refusedChanges() throws IOException {
        scene.recording.begin("changes-refused");
        Path draft = work.resolve("drafts/table");
        long refused = propose(draft, "once more");
        effects(refused);
        scene.command("releaser", "change", "refuse", String.valueOf(refused), "--reason", "not so");
        long withdrawn = propose(draft, "and again");
        scene.command("operator-2", "change", "withdraw", String.valueOf(withdrawn), "--reason", "not mine");
        scene.command("operator", "change", "withdraw", String.valueOf(withdrawn), "--reason", "not so");
        scene.operate(
                "operator", BEAN, "propose", "{\"files\": {\"mappings/uk/craft.csv\": \"RHIB;NOTHING\\n\"}}", "faulty");
        scene.operate(
                "operator",
                BEAN,
                "propose",
                "{\"files\": {\"mappings/uk/craft.csv\": \""
                        + current("mappings/uk/craft.csv").replace("\n", "\\n") + "PONTOON;OTHER;in\\n\"}}",
                "by the operation");
        long last = last();
        effects(last);
        scene.operate("operator", BEAN, "withdraw", last, "not so");
        scene.operate("releaser", BEAN, "refuse", last, "it is withdrawn");
        scene.rest();
        scene.look("viewer", "change", "list");
    }

    private void missingWord() throws Exception {
        scene.recording.begin("missing-word");
        scene.look("operator", "codes", "list");
        scene.send("uk", scene.sample("uk", "reject-unknown-code.json").content());
        scene.rest();
        JsonNode refused = finder.ask("type=Codes", "list").path("refused");
        scene.operate("operator", "type=Codes", "list");
        String table = "";
        for (JsonNode word : refused) {
            table = word.path("word").asText().equals("LIFEJACKET")
                    ? word.path("table").asText()
                    : table;
        }
        scene.look("operator", "codes", "meanings", "uk", table, "LIFEJACKET");
        scene.operate("operator", "type=Codes", "meanings", "uk", "READ", table, "LIFEJACKET");
        scene.operate("operator", "type=Codes", "propose", "{\"words\": []}", "none");
        scene.command("operator", "codes", "propose", "uk", table, "LIFEJACKET=LIFE_JACKET", "--reason", "a slip");
        long id = last();
        effects(id);
        scene.look("operator", "codes", "list");
        scene.operate("releaser", BEAN, "approve", id, "seen");
        state(id, "ACTIVE");
        Quiet.until(
                "it is done again",
                () -> finder.ask("type=Codes", "list").at("/known/0/again").asInt() > 0);
        scene.rest();
        scene.look("operator", "codes", "list");
    }

    private void reload() throws IOException {
        scene.recording.begin("reload");
        for (String partner : new String[] {"at", "bg"}) {
            Files.writeString(
                    work.resolve("config/partners/" + partner + ".yaml"),
                    "monthlyPicture: 1\n",
                    StandardOpenOption.APPEND);
        }
        scene.command("operator", "reload", "--reason", "monthly pictures");
        reloaded();
        Quiet.until("the pictures are sent", () -> {
            JsonNode months = finder.ask("type=Picture", "months").path("months");
            return months.size() == 2 && !months.findValuesAsText("state").contains("MAKING");
        });
        scene.rest();
        scene.operate("viewer", "type=Picture", "months");
        scene.operate("operator", "type=Reload", "ask", "nothing is changed");
        reloaded();
        Path partner = work.resolve("config/partners/bg.yaml");
        String good = Files.readString(partner);
        Files.writeString(partner, good.replace("monthlyPicture: 1", "monthlyPicture: 31"));
        scene.operate("operator", "type=Reload", "ask", "with a fault");
        reloaded();
        Files.writeString(partner, good.replace("outbox: outbox", "outbox: other"));
        scene.command("operator", "reload", "--reason", "needs a restart");
        reloaded();
        Files.writeString(partner, good);
        scene.look("viewer", "reload", "--list");
        scene.operate("viewer", "type=Reload", "list");
        scene.rest();
    }

    private void reloaded() throws IOException {
        Quiet.until("the reload has ended", () -> {
            JsonNode last = finder.ask("type=Reload", "list").at("/reloads/0");
            return last.has("ended")
                    && (!last.path("state").asText().equals("AGREED")
                            || last.at("/hubs/0").has("switched"));
        });
    }

    /** The limit of a minute passes while faulty folders are checked. */
    private void overdue(Meanwhile meanwhile) throws Exception {
        scene.recording.begin("overdue-asked-for");
        Path partner = work.resolve("config/partners/at.yaml");
        String before = Files.readString(partner);
        Files.writeString(
                partner,
                "overdue: {limits: {ro: {delivered: {PRIORITY: 1m, ROUTINE: 1m}}}, receipts: [ro]}\n",
                StandardOpenOption.APPEND);
        scene.command("operator", "reload", "--reason", "limits");
        reloaded();
        scene.operate("operator", "type=Partner,name=ro", "pause", "so that it is late");
        scene.send(
                "at",
                scene.sample("at", "raid-date-only-h1-h3.json").numbered(3301).content());
        scene.rest("ro");
        scene.recording.begin("overdue");
        meanwhile.run();
        Quiet.until(
                "it is overdue",
                () -> finder.ask("type=Overdue", "list").path("copies").size() > 0);
        scene.rest("ro");
        scene.operate("viewer", "type=Overdue", "list");
        scene.look("viewer", "overdue");
        scene.command("operator", "partner", "activate", "ro", "--reason", "goes on");
        // Without limits from here on: what is held would be overdue at some time.
        Files.writeString(partner, before);
        scene.command("operator", "reload", "--reason", "no limits");
        reloaded();
        scene.rest();
    }
}
