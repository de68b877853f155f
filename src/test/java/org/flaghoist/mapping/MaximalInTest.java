package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.Format;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.CodeTableFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No path of an in.jslt is dead or mistyped: every value of the maximal samples shows in the hub's form. */
final class MaximalInTest {

    @TestFactory
    Stream<DynamicTest> hasEveryFieldInAMaximalSample() {
        return eachPartner(partner -> {
            Format format = Shipped.format(partner);
            Set<String> found = messages(partner, format).stream()
                    .flatMap(message -> HubLeaves.of(message).stream())
                    .map(leaf -> HubLeaves.pattern(leaf).replace("/*", "") + "/")
                    .collect(Collectors.toSet());
            List<String> missing = fields(format.file().notification(), "").stream()
                    .filter(field -> found.stream().noneMatch(leaf -> leaf.startsWith(field)))
                    .toList();
            assertThat(missing)
                    .as(
                            "fields of mappings/%1$s/format.yaml that no sample src/test/samples/%1$s/in/*maximal* has: add"
                                    + " them to one",
                            partner)
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> showsTheAbsenceOfEveryValue() {
        return eachPartner(partner -> {
            JsltMapping in = in(partner);
            Set<String> dead = new TreeSet<>();
            for (ObjectNode message : messages(partner, Shipped.format(partner))) {
                JsonNode whole = in.apply(message);
                HubLeaves.of(message).stream()
                        .filter(leaf -> in.apply(without(message, leaf)).equals(whole))
                        .forEach(leaf -> dead.add(HubLeaves.pattern(leaf)));
            }
            assertThat(dead)
                    .as(
                            "fields that mappings/%1$s/in.jslt does not move, and those that"
                                    + " src/test/samples/%1$s/not-carried.csv has as 'in'",
                            partner)
                    .isEqualTo(NotCarried.by(partner).in());
        });
    }

    private interface Check {
        void of(String partner);
    }

    private static Stream<DynamicTest> eachPartner(Check check) {
        return Shipped.partners().stream().map(partner -> DynamicTest.dynamicTest(partner, () -> check.of(partner)));
    }

    /** The values of the maximal samples, under the partner's own names. */
    // Located, since a value without place cannot be refused.
    private static List<ObjectNode> messages(String partner, Format format) {
        List<ObjectNode> messages = new ArrayList<>();
        for (Path file : InboundSamples.samples(partner, format.file().syntax().extension())) {
            if (file.getFileName().toString().contains("maximal")) {
                for (Piece piece : format.syntax().cut(SampleFolders.bytes(file))) {
                    messages.add(format.read(piece.bytes(), piece.number(), new Faults()));
                }
            }
        }
        return messages;
    }

    private static List<String> fields(Fields fields, String at) {
        List<String> paths = new ArrayList<>();
        fields.byName().forEach((name, field) -> {
            if (!field.out()) {
                paths.addAll(paths(field, at + "/" + name));
            }
        });
        return paths;
    }

    private static List<String> paths(Field field, String path) {
        return field.members().isEmpty() ? List.of(path + "/") : fields(field.members(), path);
    }

    private static ObjectNode without(ObjectNode message, JsonPointer leaf) {
        ObjectNode other = message.deepCopy();
        JsonNode parent = other.at(leaf.head());
        if (parent instanceof ObjectNode object) {
            object.remove(leaf.last().getMatchingProperty());
        } else {
            ((ArrayNode) parent).remove(leaf.last().getMatchingIndex());
        }
        return other;
    }

    private static JsltMapping in(String partner) {
        Path folder = Shipped.FOLDER.resolve(partner);
        SetupFaults faults = new SetupFaults();
        List<MappingFunction> functions = new ArrayList<>(new TextFunctions(tables(folder)).all());
        functions.addAll(new NameFunctions(Shipped.COMMON.latinForms()).all());
        functions.addAll(PlaceFunctions.all());
        JsltMapping in = JsltMapping.read(folder.resolve("in.jslt"), functions, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(in);
    }

    private static Map<String, CodeTable> tables(Path folder) {
        CodeTables reader = new CodeTables(Shipped.CALLED, new SetupFaults());
        return CodeTableFiles.in(folder).stream()
                .map(name -> reader.read(folder, name, false).orElseThrow())
                .collect(Collectors.toMap(CodeTable::name, table -> table));
    }
}
