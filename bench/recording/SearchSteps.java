import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;

/** Search by what notifications say, their history, links, the picture, shifts, audit and backup. */
final class SearchSteps {

    private static final String NOTIFICATIONS = "type=Notifications";
    private static final String[] QUERIES = {
        "{\"sender\": \"uk\", \"recipient\": \"bg\"}",
        "{\"type\": \"RAID\"}",
        "{\"state\": \"REJECTED\", \"sender\": \"at\"}",
        "{\"state\": \"HELD\"}",
        "{\"state\": \"FAILED\"}",
        "{\"reference\": \"NCA/26/SB/10\"}",
        "{\"text\": \"CODE_UNKNOWN\"}",
        "{\"nonsense\": 1}"
    };

    private final Scene scene;
    private final Finder finder;

    SearchSteps(Scene scene, Finder finder) {
        this.scene = scene;
        this.finder = finder;
    }

    void run() throws Exception {
        Quiet.until(
                "all is in the search index",
                () -> scene.console
                                .exec("operator", NOTIFICATIONS, "find", "{\"serial\": \"none\"}", "{}")
                                .at("/value/waiting")
                                .asInt()
                        == 0);
        search();
        history();
        links();
        tryOut();
        shift();
        audit();
    }

    private void search() throws IOException {
        scene.recording.begin("search");
        for (String query : QUERIES) {
            scene.operate("viewer", NOTIFICATIONS, "search", query);
        }
        scene.look("operator", "search", "--serial", "66T-S 102938", "--sender", "uk");
        scene.look("operator", "search", "--hull", "GB-TST00042A626");
        scene.look("operator", "search", "--document", "ZZ9900001");
        scene.look("operator", "search", "--place", "София");
        scene.look("operator", "search", "--words", "inflatable boats");
        scene.look("operator", "search", "--words", "inflatable boats", "--who");
        scene.operate("operator", NOTIFICATIONS, "find", "{\"serial\": \"66T-S 102938\", \"place\": \"sofia\"}", "{}");
        scene.operate("operator", NOTIFICATIONS, "searches", "{\"serial\": \"66T-S 102938\"}");
        scene.command("viewer", "search", "--serial", "66T-S 102938");
        scene.rest();
    }

    private void history() throws IOException {
        scene.recording.begin("history");
        SampleFiles.Sample update = scene.sample("uk", "arrest-update-cyrillic.json");
        String reference = update.reference(1002);
        long entry = finder.entry(
                "uk", reference, update.notification().path("revision").asInt());
        scene.operate("viewer", NOTIFICATIONS, "show", entry);
        scene.operate("operator", NOTIFICATIONS, "bodies", entry);
        scene.operate("operator", NOTIFICATIONS, "difference", entry);
        scene.operate("viewer", NOTIFICATIONS, "bodies", entry);
        scene.operate("viewer", NOTIFICATIONS, "show", 999_999_999L);
        scene.rest();
    }

    private void links() throws IOException {
        scene.recording.begin("links-and-picture");
        long entry = finder.entry("uk", scene.sample("uk", "maximal.json").reference(1016), 2);
        scene.operate("operator", "type=Linked", "show", entry);
        scene.operate("operator", "type=Linked", "list", "{}");
        scene.operate("operator", "type=Linked", "list", "{\"withWeak\": true}");
        Quiet.until(
                "the picture is up to date",
                () -> !finder.ask("type=Picture", "show", "{}").path("behind").asBoolean());
        scene.operate("viewer", "type=Picture", "show", "{}");
        scene.operate("viewer", "type=Picture", "show", "{\"partner\": \"uk\", \"type\": \"SEIZURE\"}");
        scene.operate("viewer", "type=Picture", "behind", "{\"within\": {\"partner\": \"uk\"}}");
        scene.operate("viewer", "type=Picture", "behind", "{\"within\": {}, \"measure\": \"ENGINE\"}");
        for (String by : new String[] {"all", "partner", "country", "type", "week"}) {
            scene.recording.add(
                    "downloads",
                    "picture by " + by + "\n" + scene.console.get("viewer", "/console/picture.csv?by=" + by));
        }
        scene.rest();
    }

    private void tryOut() throws IOException {
        scene.recording.begin("try-out");
        for (String[] sample : new String[][] {
            {"uk", "seizure-new.json"},
            {"bg", "one-bad-row.csv"},
            {"ro", "maximal.xml"},
            {"ly", "one-bad-record.DAT"},
            {"uk", "reject-secret.json"}
        }) {
            byte[] content = scene.sample(sample[0], sample[1]).content();
            scene.operate(
                    "operator",
                    "type=Tryout",
                    "file",
                    sample[0],
                    Base64.getEncoder().encodeToString(content));
        }
        String text = new String(scene.sample("at", "maximal.json").content(), Output.UTF_8);
        scene.operate("operator", "type=Tryout", "text", "at", text);
        scene.operate("operator", "type=Tryout", "text", "at", "{}");
        scene.rest();
    }

    private void shift() throws IOException {
        scene.recording.begin("shift");
        JsonNode alarm = finder.alarm("DEAD_LETTERS");
        for (String about : new String[] {
            finder.deadLetter("europol", "SCHEMA"),
            finder.hold("at"),
            "alarm-" + alarm.path("id").asLong()
        }) {
            scene.command("operator", "shift", "take", about);
            scene.command("operator-2", "shift", "take", about);
            scene.command("operator-2", "shift", "take", about, "--from", "operator");
            scene.command("operator", "shift", "note", about, "they call back at noon");
            scene.look("operator", "shift", "show", about);
            scene.operate("operator", "type=Shift", "note", about, "they have called");
            scene.operate("operator", "type=Shift", "show", about);
            scene.command("operator-2", "shift", "give-back", about);
            scene.operate("operator", "type=Shift", "take", about, "");
            scene.operate("operator", "type=Shift", "giveBack", about);
        }
        scene.rest();
        alarms(alarm);
    }

    private void alarms(JsonNode alarm) throws IOException {
        scene.recording.begin("alarms");
        scene.operate("viewer", "type=Alarms", "list");
        scene.look("viewer", "alarms", "list");
        String id = alarm.path("id").asText();
        scene.command("operator", "alarms", "acknowledge", id, "--reason", "they were told");
        scene.operate(
                "operator", "type=Alarms", "acknowledge", alarm.path("id").asLong(), "CRITICAL", "not what it is");
        scene.look("viewer", "alarms", "list");
        scene.rest();
    }

    private void audit() throws Exception {
        scene.recording.begin("audit-and-backup");
        scene.operate("viewer", "type=Audit", "list", "{}");
        scene.operate("viewer", "type=Audit", "list", "{\"actor\": \"releaser-2\"}");
        scene.operate("viewer", "type=Audit", "list", "{\"kind\": \"STATE_CHANGED\", \"partner\": \"bg\"}");
        scene.recording.add("downloads", scene.console.get("viewer", "/console/audit.csv"));
        scene.recording.add("downloads", scene.console.get("viewer", "/console/audit.jsonl?actor=operator-2"));
        scene.operate("operator", "type=Ledger", "verify");
        scene.command("operator", "backup", scene.hub.backups().resolve("first").toString());
        scene.operate(
                "operator",
                "type=Backup",
                "make",
                scene.hub.backups().resolve("second").toString());
        Quiet.until(
                "the backup is made",
                () -> !finder.ask("type=Backup", "last").path("state").asText().equals("UNDER_WAY"));
        scene.operate("operator", "type=Backup", "last");
        scene.rest();
    }
}
