package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The files under {@code docker} fit together. */
class ComposeTest {

    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    @Test
    void hasPrometheusAskEachHubByItsName() throws IOException {
        JsonNode services = read("compose.yaml").path("services");
        List<String> hubs = services.propertyStream()
                .map(service -> service.getKey() + ":8080")
                .filter(name -> name.startsWith("hub"))
                .toList();

        JsonNode targets = read("prometheus/prometheus.yml").at("/scrape_configs/0/static_configs/0/targets");

        assertThat(hubs).hasSize(2);
        assertThat(StreamSupport.stream(targets.spliterator(), false).map(JsonNode::asText))
                .containsExactlyElementsOf(hubs);
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(Path.of("docker", file).toFile());
    }
}
