/** What people look at: each list in words and as JSON, by the operation and by the command. */
final class LookSteps {

    private static final String[] BLANK_FILTER = {"", "", "", "", "", ""};

    private final Scene scene;

    LookSteps(Scene scene) {
        this.scene = scene;
    }

    void run(String when) throws Exception {
        scene.recording.begin("looks-" + when);
        scene.operate("viewer", "type=Session", "me");
        scene.operate("releaser", "type=Session", "me");
        scene.operate("viewer", "type=Exchange", "picture");
        scene.operate("viewer", "type=DeadLetters", "groups");
        scene.operate("viewer", "type=DeadLetters", "page", "{}");
        scene.operate("viewer", "type=DeadLetters", "page", "{\"partner\": \"at\", \"direction\": \"in\"}");
        scene.operate("viewer", "type=DeadLetters", "list", (Object[]) BLANK_FILTER);
        scene.operate("viewer", "type=Holds", "list", "");
        scene.operate("viewer", "type=Retention", "legalHolds");
        scene.operate("viewer", "type=Retention", "requests");
        scene.operate("viewer", "type=SendAgain", "list");
        scene.operate("viewer", "type=Recall", "list");
        scene.operate("viewer", "type=Overdue", "list");
        scene.operate("viewer", "type=Reload", "list");
        scene.operate("viewer", "type=Changes", "list");
        scene.operate("operator", "type=Codes", "list");
        scene.operate("operator", "type=Unknown", "list");
        scene.operate("operator", "type=Backup", "last");
        commands();
        scene.rest();
    }

    private void commands() {
        scene.look("operator", "dead", "list");
        scene.look("operator", "dead", "list", "--direction", "out");
        scene.look("operator", "dead", "list", "--partner", "uk", "--code", "CODE_UNKNOWN");
        scene.look("operator", "dead", "unknown");
        scene.look("viewer", "held", "list");
        scene.look("viewer", "partner", "list");
        scene.look("viewer", "retention", "legal-holds");
        scene.look("viewer", "retention", "requests");
        scene.look("viewer", "again", "--list");
        scene.look("viewer", "recall", "--list");
        scene.look("viewer", "overdue");
        scene.look("viewer", "reload", "--list");
        scene.look("viewer", "change", "list");
        scene.look("operator", "codes", "list");
    }
}
