package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that no mapping touches are said one by one, but for groups of which none is touched. */
final class UntouchedFieldsTest {

    private static final String FORMAT = """
            syntax: json
            extension: json
            times: {zone: UTC, moment: "uuuu", day: "uuuu"}
            text: {language: l, text: t}
            notification:
              ref: {type: word}
              boats:
                list: true
                members:
                  hull: {type: line}
                  rule: {type: word, out: true}
                  port:
                    members:
                      town: {type: line}
                      land: {type: line}
            receipt: {receipt: {type: word}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysOnceThatAMappingTouchesNothing() throws IOException {
        assertThat(found("{}", true))
                .containsExactly(folder.resolve("format.yaml")
                        + ":5: notification: x.jslt touches none of its 6 fields; move each there, or remove it");
        assertThat(found("{}", false)).singleElement().asString().contains("none of its 7 fields");
    }

    @Test
    void saysOnceThatAGroupIsNotTouched() throws IOException {
        assertThat(found("{\"a\": .ref}", true))
                .containsExactly(folder.resolve("format.yaml")
                        + ":7: notification.boats: x.jslt touches neither it nor any of its 4 fields; move it there, or"
                        + " remove it");
    }

    @Test
    void saysOfAGroupThatIsTouchedWhichOfItsFieldsAreNot() throws IOException {
        assertThat(found("{\"a\": .ref, \"b\": [for (.boats) .port.land]}", true))
                .containsExactly(
                        folder.resolve("format.yaml")
                                + ":10: notification.boats.members.hull: x.jslt does not touch it; move it there, or"
                                + " remove it",
                        folder.resolve("format.yaml")
                                + ":14: notification.boats.members.port.members.town: x.jslt does not touch it; move it"
                                + " there, or remove it");
    }

    @Test
    void knowsAllMembersThatAPictureHas() throws IOException {
        JsonNode picture = new ObjectMapper()
                .readTree(Path.of("src/test/samples/at/pictures/everything.picture.json")
                        .toFile());
        Set<String> names = new HashSet<>();
        picture.fieldNames().forEachRemaining(names::add);
        picture.get("rows").get(0).fieldNames().forEachRemaining(names::add);

        assertThat(MovedMembers.OF_PICTURES).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void saysOfAGroupOfWhichAFieldAloneIsTouchedBothTheGroupAndTheOthers() throws IOException {
        assertThat(found("{\"a\": .ref, \"b\": .hull}", true))
                .containsExactly(
                        folder.resolve("format.yaml")
                                + ":7: notification.boats: x.jslt does not touch it; move it there, or remove it",
                        folder.resolve("format.yaml")
                                + ":12: notification.boats.members.port: x.jslt touches neither it nor any of its 2"
                                + " fields; move it there, or remove it");
    }

    @Test
    void findsAFieldThatAnObjectLacksThoughAnotherHasOneOfItsName() throws IOException {
        assertThat(found("""
                        {
                          "ref": .town,
                          "boats": [for (.vessels) {
                            "hull": .hull,
                            "rule": .rule,
                            "port": {
                              "land": .country
                            }
                          }]
                        }
                        """, false))
                .containsExactly(folder.resolve("format.yaml") + ":14: notification.boats.members.port.members.town:"
                        + " x.jslt does not touch it; move it there, to line 6, or remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def port(p) {\"land\": $p.country, \"town\": $p.place} {\"ref\": .id, \"boats\": [for (.vessels)"
                        + " {\"hull\": .hull, \"rule\": .rule, \"port\": port(.)}]}",
                "{\"ref\": .town, \"boats\": [for (.vessels) {\"hull\": .hull, \"rule\": .rule, \"port\":"
                        + " {\"land\": .land, * : .}}]}",
                "{\"ref\": .town, \"boats\": [for (.vessels) {\"hull\": .hull, \"rule\": .rule, \"port\":"
                        + " {\"land\": .land} + .port}]}"
            })
    void findsNothingWhereAnObjectMayBeMadeInAnotherWay(String jslt) throws IOException {
        assertThat(found(jslt, false)).isEmpty();
    }

    private List<String> found(String jslt, boolean inbound) throws IOException {
        Path yaml = Files.writeString(folder.resolve("format.yaml"), FORMAT);
        Path mapping = Files.writeString(folder.resolve("x.jslt"), jslt);
        SetupFaults faults = new SetupFaults();
        FormatFile format = Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, faults));
        HubNames hub = HubNames.read(Path.of("mappings/notification.schema.json"));
        return new UntouchedFields(yaml, hub)
                .of("x.jslt", JsltNames.of(mapping), "notification", format.notification(), inbound).stream()
                        .map(field -> yaml + ":" + field.line() + ": " + field.key() + ": " + field.message())
                        .toList();
    }
}
