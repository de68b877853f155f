package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route and step says what it is, to an operator who sees only its id and description. */
final class RouteFilesTest {

    @TestFactory
    Stream<DynamicTest> saysWhatEachRouteIs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        assertThat(file.toString()).endsWith(".camel.yaml");
        assertThat(Files.readString(file)).as("a remark at the top").startsWith("# ");
        JsonNode entries = new YAMLMapper().readTree(file.toFile());
        assertThat(entries).isNotEmpty();
        for (JsonNode entry : entries) {
            assertThat(entry.findValuesAsText("id")).as("an id").isNotEmpty();
            assertThat(entry.findValues("route").stream().toList())
                    .allSatisfy(route -> assertThat(route.path("description").asText())
                            .as("description")
                            .isNotBlank());
        }
    }

    @Test
    void namesAStepForEachThingThatHappens() throws IOException {
        assertThat(ids("translate"))
                .containsExactly(
                        "translate-read",
                        "translate-record",
                        "translate-decide",
                        "translate-render",
                        "translate-acknowledge",
                        "translate-report",
                        "translate-each",
                        "translate-message",
                        "translate-json",
                        "translate-write-json",
                        "translate-send");
        assertThat(ids("deliver-sftp"))
                .containsExactly(
                        "deliver-sftp-confirm",
                        "deliver-sftp-file",
                        "deliver-sftp-keep",
                        "deliver-sftp-gate",
                        "deliver-sftp-name",
                        "deliver-sftp-content",
                        "deliver-sftp-put",
                        "deliver-sftp-upload",
                        "deliver-sftp-record",
                        "deliver-sftp-each",
                        "deliver-sftp-message",
                        "deliver-sftp-json",
                        "deliver-sftp-write-json",
                        "deliver-sftp-send");
        assertThat(ids("collect-sftp"))
                .containsExactly(
                        "collect-sftp-gate",
                        "collect-sftp-fetch",
                        "collect-sftp-in-hand",
                        "collect-sftp-open",
                        "collect-sftp-cut",
                        "collect-sftp-queue",
                        "collect-sftp-move");
        assertThat(ids("events"))
                .containsExactly(
                        "events-next",
                        "events-any",
                        "events-commit",
                        "events-each",
                        "events-write-json",
                        "events-text",
                        "events-send",
                        "events-published");
    }

    private static List<String> ids(String name) throws IOException {
        return steps(name).map(step -> step.path("id").asText()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"translate", "deliver-sftp", "collect-sftp"})
    void saysWhatEachPartnersStepDoes(String name) throws IOException {
        assertThat(templateSteps(name))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.path("id").asText()).isNotBlank())
                .allSatisfy(step -> assertThat(step.path("description").asText())
                        .as(step.toString())
                        .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"translate", "deliver-sftp", "collect-sftp", "events"})
    void saysWhatEachStepDoes(String name) throws IOException {
        assertThat(steps(name))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.path("id").asText()).startsWith(name + "-"))
                .allSatisfy(step -> assertThat(step.path("description").asText())
                        .as(step.toString())
                        .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"translate", "deliver-sftp", "collect-sftp", "events"})
    void leavesTheThreadInNoStep(String name) throws IOException {
        assertThat(Files.readString(file(name)))
                .doesNotContainPattern("(?m)^\\s*- *(threads|wireTap|multicast|recipientList|delay|aggregate):")
                .doesNotContainPattern("parallelProcessing:|uri: seda:|to: seda:");
    }

    /** The steps of a file's own route, in order, those within others after them. */
    private static Stream<JsonNode> steps(String name) throws IOException {
        return entries(name)
                .filter(entry -> entry.has("route"))
                .flatMap(entry -> within(entry.path("route").path("from")));
    }

    /** The steps of what each partner has of it. */
    private static Stream<JsonNode> templateSteps(String name) throws IOException {
        return entries(name)
                .map(entry -> entry.path("routeTemplate"))
                .flatMap(template -> within(template.path("route").path("from")));
    }

    private static Stream<JsonNode> entries(String name) throws IOException {
        JsonNode entries = new YAMLMapper().readTree(file(name).toFile());
        return StreamSupport.stream(entries.spliterator(), false);
    }

    private static Stream<JsonNode> within(JsonNode step) {
        return StreamSupport.stream(step.path("steps").spliterator(), false)
                .flatMap(next -> StreamSupport.stream(next.spliterator(), false))
                .flatMap(next -> Stream.concat(Stream.of(next), within(next)));
    }

    private static Path file(String name) {
        return Path.of("routes", name + ".camel.yaml");
    }
}
