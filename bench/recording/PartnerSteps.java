import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Partners that are paused, tested, in maintenance, or away. */
final class PartnerSteps {

    private final Scene scene;
    private final Finder finder;

    PartnerSteps(Scene scene, Finder finder) {
        this.scene = scene;
        this.finder = finder;
    }

    void run() throws Exception {
        pause();
        test();
        maintain();
        away();
    }

    private void send(int number) throws Exception {
        scene.send("uk", scene.sample("uk", "seizure-new.json").numbered(number).content());
        scene.send("at", scene.sample("at", "seizure-new.json").numbered(number).content());
    }

    private void pause() throws Exception {
        scene.recording.begin("partner-paused");
        scene.command("operator", "partner", "pause", "bg", "--reason", "their server moves");
        send(3101);
        scene.rest("bg");
        scene.look("viewer", "partner", "list");
        scene.operate("viewer", "type=Exchange", "picture");
        scene.recording.begin("partner-activated");
        scene.operate("operator", "type=Partner,name=bg", "activate", "it has moved");
        scene.rest();
        scene.operate("operator", "type=Partner,name=bg", "pause", "once more");
        scene.command("operator", "partner", "activate", "bg", "--reason", "once more");
        scene.rest();
    }

    private void test() throws Exception {
        scene.recording.begin("partner-tested");
        scene.command("operator", "partner", "test", "at", "--reason", "new format");
        scene.clients.send(
                "at",
                scene.sample("at", "raid-date-only-h1-h3.json").numbered(3102).content());
        scene.clients.send("at", scene.sample("at", "reject-unknown-code.json").content());
        scene.rest();
        scene.recording.begin("partner-tested-again");
        scene.operate("operator", "type=Partner,name=at", "test", "another run");
        scene.clients.send(
                "at",
                scene.sample("at", "raid-date-only-h1-h3.json").numbered(3102).content());
        send(3103);
        scene.rest();
        scene.command("operator", "partner", "activate", "at", "--reason", "the tests went well");
        scene.rest();
    }

    private void maintain() throws Exception {
        scene.recording.begin("partner-in-maintenance");
        String end = LocalDate.now(ZoneOffset.UTC).plusDays(2) + "T06:00";
        scene.recording.mask().learn(end, "end of the window");
        String from = Instant.now().toString();
        scene.command(
                "operator", "partner", "maintain", "ro", "--from", from, "--to", end + "Z", "--reason", "their letter");
        scene.operate("operator", "type=Partner,name=ro", "maintain", from, end + "Z", "a second one");
        Quiet.until(
                "ro is in maintenance",
                () -> scene.console
                        .read("viewer", "type=Partner,name=ro")
                        .at("/value/Maintenance")
                        .asText()
                        .contains("T06:00"));
        scene.send(
                "uk",
                scene.sample("uk", "raid-date-only-sensitive.json")
                        .numbered(3104)
                        .content());
        scene.rest("ro");
        scene.look("viewer", "partner", "list");
        scene.command("operator", "partner", "end-maintenance", "ro", "--reason", "they were early");
        scene.operate("operator", "type=Partner,name=ro", "endMaintenance", "there is none");
        scene.rest();
    }

    private void away() throws Exception {
        scene.recording.begin("partner-away");
        scene.operate("operator", "type=Partner,name=ro", "testConnection");
        scene.servers.stop("ro");
        scene.send(
                "uk",
                scene.sample("uk", "raid-date-only-sensitive.json")
                        .numbered(3105)
                        .content());
        Quiet.until(
                "both connections are known to be down",
                () -> finder.ask("type=Exchange", "picture").findValuesAsText("state").stream()
                                .filter("OPEN"::equals)
                                .count()
                        == 2);
        Quiet.until("the alarm is raised", () -> !finder.alarm("PARTNER_DOWN").isMissingNode());
        scene.operate("operator", "type=Partner,name=ro", "testConnection");
        scene.operate("viewer", "type=Exchange", "picture");
        scene.servers.start("ro");
        scene.operate("operator", "type=Connection,partner=ro,direction=deliver", "tryNow");
        scene.operate("operator", "type=Connection,partner=ro,direction=collect", "tryNow");
        scene.rest();
    }
}
