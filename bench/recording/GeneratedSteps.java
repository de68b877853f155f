import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * 500 notifications made of the samples with a fixed seed: each is a sample under another reference, and where the form
 * is JSON, some of its members come from another sample of the same partner.
 */
final class GeneratedSteps {

    private static final int SEED = 20_260_603;
    private static final int COUNT = 500;
    private static final int FIRST = 5_000;

    private final Scene scene;
    private final Random random = new Random(SEED);

    GeneratedSteps(Scene scene) {
        this.scene = scene;
    }

    void run() throws Exception {
        List<RecordedPartner> senders = scene.partners.stream()
                .filter(partner -> !partner.first().isEmpty())
                .toList();
        int number = FIRST;
        for (RecordedPartner partner : senders) {
            scene.recording.begin("generated-of-" + partner.id());
            List<SampleFiles.Sample> accepted = SampleFiles.of(partner).stream()
                    .filter(sample -> !sample.reference().isEmpty() && !sample.isLater())
                    .toList();
            for (int i = 0; i < COUNT / senders.size(); i++) {
                byte[] content = generated(accepted, number++);
                if (partner.hasServer()) {
                    scene.put(partner, content);
                } else {
                    scene.clients.send(partner.id(), content);
                }
            }
            if (partner.hasServer()) {
                scene.translated(partner);
            }
            scene.rest();
        }
    }

    private byte[] generated(List<SampleFiles.Sample> samples, int number) throws Exception {
        SampleFiles.Sample sample = samples.get(random.nextInt(samples.size()));
        SampleFiles.Sample other = samples.get(random.nextInt(samples.size()));
        SampleFiles.Sample numbered = sample.numbered(number);
        if (!sample.name().endsWith(".json")) {
            return numbered.content();
        }
        ObjectNode one = (ObjectNode) ConsoleClient.JSON.readTree(numbered.content());
        ObjectNode two = (ObjectNode) ConsoleClient.JSON.readTree(other.content());
        List<String> members = new ArrayList<>();
        two.fieldNames().forEachRemaining(members::add);
        for (String member : members) {
            boolean isReference = two.get(member).asText().equals(other.reference());
            if (!isReference && random.nextInt(4) == 0) {
                one.set(member, two.get(member));
            }
        }
        return one.toString().getBytes(StandardCharsets.UTF_8);
    }
}
