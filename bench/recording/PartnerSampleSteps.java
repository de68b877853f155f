import java.util.List;

/** All samples of all partners, each partner's in a step of their own. */
final class PartnerSampleSteps {

    private final Scene scene;

    PartnerSampleSteps(Scene scene) {
        this.scene = scene;
    }

    void run() throws Exception {
        for (RecordedPartner partner : scene.partners) {
            scene.recording.begin("samples-of-" + partner.id());
            if (partner.hasServer()) {
                put(partner);
            } else {
                send(partner);
            }
            scene.rest();
        }
    }

    private void send(RecordedPartner partner) throws Exception {
        List<SampleFiles.Sample> samples = SampleFiles.of(partner);
        SampleFiles.Sample first = SampleFiles.named(samples, partner.first());
        int number = 1000;
        for (SampleFiles.Sample sample : samples) {
            number++;
            if (sample.isLater()) {
                String id = sample.reference(number);
                scene.send(partner.id(), SampleFiles.replaced(first.content(), first.reference(), id));
                // A cancellation withdraws what is not delivered.
                scene.delivered();
            }
            scene.send(partner.id(), sample.numbered(number).content());
        }
    }

    /** Files with something urgent are sent alone, as that may go ahead of others. */
    private void put(RecordedPartner partner) throws Exception {
        int number = 1000;
        for (SampleFiles.Sample sample : SampleFiles.of(partner)) {
            number++;
            byte[] content = partner.first().isEmpty()
                    ? sample.content()
                    : sample.numbered(number).content();
            if (sample.golden().contains("CANCEL")) {
                putCancelled(partner, content);
            } else if (sample.isUrgent()) {
                scene.translated(partner);
                scene.put(partner, content);
                scene.translated(partner);
            } else {
                scene.put(partner, content);
            }
        }
        scene.translated(partner);
    }

    /** What is cancelled in the same file is withdrawn, unless it is delivered: so nothing is. */
    private void putCancelled(RecordedPartner partner, byte[] content) throws Exception {
        scene.translated(partner);
        scene.delivered();
        List<String> servers = scene.partners.stream()
                .filter(other -> other.hasServer() && !other.equals(partner))
                .map(RecordedPartner::id)
                .toList();
        for (String server : servers) {
            scene.operate("operator", "type=Partner,name=" + server, "pause", "so that it waits");
        }
        scene.put(partner, content);
        scene.translated(partner);
        scene.rest(servers.toArray(String[]::new));
        for (String server : servers) {
            scene.operate("operator", "type=Partner,name=" + server, "activate", "goes on");
        }
    }
}
