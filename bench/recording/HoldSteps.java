import java.io.IOException;

/** Holds: released and refused by two people. */
final class HoldSteps {

    private static final String BEAN = "type=Holds";

    private final Scene scene;
    private final Finder finder;

    HoldSteps(Scene scene, Finder finder) {
        this.scene = scene;
        this.finder = finder;
    }

    void run() throws IOException {
        scene.recording.begin("holds-release");
        scene.operate("viewer", BEAN, "list", "ly");
        for (String partner : new String[] {"ly", "at", "bg", "uk"}) {
            String id = finder.hold(partner);
            scene.operate("operator", BEAN, "show", id);
            scene.look("operator", "held", "show", id);
            scene.command("operator", "held", "release", id, "--reason", "may not");
            scene.command("releaser", "held", "release", id, "--reason", "seen");
            scene.operate("releaser", BEAN, "release", id, "the same person");
            scene.operate("viewer", BEAN, "list", partner);
            scene.operate("releaser-2", BEAN, "release", id, "seen, too");
        }
        scene.rest();
        scene.recording.begin("holds-refuse");
        for (String partner : new String[] {"europol", "ro"}) {
            String id = finder.hold(partner);
            scene.operate("releaser", BEAN, "refuse", id, "not for them");
            scene.operate("releaser-2", BEAN, "release", id, "another opinion");
            scene.look("viewer", "held", "list");
            scene.command("releaser-2", "held", "refuse", id, "--reason", "not for them", "--json");
        }
        scene.rest();
    }
}
