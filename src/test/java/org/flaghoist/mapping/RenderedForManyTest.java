package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipients share a notification, and threads share a mapping: no copy has anything of another. */
class RenderedForManyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OUT =
            "src/test/samples/(%s)/out/.*\\.notification\\.json".formatted(String.join("|", Shipped.partners()));

    static List<Path> notifications() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("src/test/samples"))) {
            return samples.filter(file -> file.toString().matches(OUT)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notifications")
    void leavesWhatIsRenderedAsItIs(Path sample) throws IOException {
        ObjectNode notification = read(sample);

        renderings(notification);

        assertThat(notification).isEqualTo(read(sample));
    }

    @Test
    void rendersTheSameInManyThreads() throws IOException {
        List<ObjectNode> notifications = new ArrayList<>();
        for (Path sample : notifications()) {
            notifications.add(read(sample));
        }
        List<Map<String, String>> alone =
                notifications.stream().map(RenderedForManyTest::renderings).toList();

        List<Map<String, String>> together = IntStream.range(0, 4 * notifications.size())
                .parallel()
                .mapToObj(number -> renderings(notifications.get(number % notifications.size())))
                .toList();

        assertThat(together)
                .isEqualTo(Stream.of(alone, alone, alone, alone)
                        .flatMap(List::stream)
                        .toList());
    }

    private static ObjectNode read(Path sample) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(sample, StandardCharsets.UTF_8));
    }

    private static Map<String, String> renderings(ObjectNode notification) {
        Map<String, String> renderings = new TreeMap<>();
        for (String partner : Shipped.partners()) {
            try {
                renderings.put(
                        partner,
                        HexFormat.of().formatHex(Shipped.mapping(partner).render(notification)));
            } catch (Rejection fault) {
                renderings.put(partner, fault.getMessage());
            }
        }
        return renderings;
    }
}
