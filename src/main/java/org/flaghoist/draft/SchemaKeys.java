package org.flaghoist.draft;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.xsd.XsdField;
import org.flaghoist.format.xsd.XsdForm;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Writes into a copy of {@code format.yaml} what it leaves to the partner's XML Schema: the schema that is made of the
 * copy would not ask for it.
 */
final class SchemaKeys {

    private static final Set<FieldType> TEXTS = Set.of(FieldType.WORD, FieldType.LINE, FieldType.LATIN);
    private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.NUMBER);

    private final String yaml;
    private final Map<Integer, String> added = new TreeMap<>();

    private SchemaKeys(String yaml) {
        this.yaml = yaml;
    }

    /** @param yaml as the other has it; so it comes back where it is not XML */
    static String added(LikedPartner like, String yaml) throws IOException {
        XmlForm xml = like.format().syntax().xml();
        if (xml == null) {
            return yaml;
        }
        Path schema = like.folder().resolve(xml.schema());
        return new SchemaKeys(yaml).with(like, xml, read(schema).roots());
    }

    private static XsdForm read(Path schema) throws IOException {
        try {
            return XsdForm.read(schema);
        } catch (SetupException unread) {
            // A wrong charset is said as that of any other file.
            SetupText.needed(schema);
            throw unread;
        }
    }

    private String with(LikedPartner like, XmlForm xml, List<XsdField> roots) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        add(part(root, "notification"), like.format().notification(), members(roots, xml.root()));
        add(part(root, "receipt"), like.format().receipt(), members(roots, xml.receipt()));
        add(part(root, "picture"), like.format().picture(), members(roots, xml.picture()));
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (Map.Entry<Integer, String> keys : added.entrySet()) {
            text.append(yaml, copied, keys.getKey()).append(keys.getValue());
            copied = keys.getKey();
        }
        return text.append(yaml.substring(copied)).toString();
    }

    private void add(@Nullable Node fields, Fields meant, List<XsdField> declared) {
        for (NodeTuple each : tuples(fields)) {
            String name = name(each);
            Field field = meant.get(name);
            XsdField of = named(declared, name);
            if (field != null && of != null && each.getValueNode() instanceof MappingNode keys) {
                insert(keys, field, of);
                add(part(keys, "members"), field.members(), of.members());
            }
        }
    }

    private void insert(MappingNode node, Field field, XsdField declared) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (declared.required()) {
            keys.put("required", "true");
        }
        keys.putAll(XsdLimits.of(declared, type(field.type())));
        node.getValue().forEach(said -> keys.remove(name(said)));
        if (keys.isEmpty()) {
            return;
        }
        List<String> all = keys.entrySet().stream()
                .map(key -> key.getKey() + ": " + key.getValue())
                .toList();
        if (node.getFlowStyle() == FlowStyle.FLOW) {
            String text = String.join(", ", all);
            added.put(place(node.getEndMark().getIndex()) - 1, node.getValue().isEmpty() ? text : ", " + text);
        } else {
            Mark before = beforeMembers(node);
            String indent = " ".repeat(before.getColumn());
            added.put(
                    place(before.getIndex()),
                    all.stream().map(key -> key + "\n" + indent).collect(Collectors.joining()));
        }
    }

    private static Mark beforeMembers(MappingNode node) {
        return node.getValue().stream()
                .filter(each -> name(each).equals("members"))
                .findFirst()
                .map(each -> each.getKeyNode().getStartMark())
                .orElse(node.getStartMark());
    }

    // Marks count code points.
    private int place(int index) {
        return yaml.offsetByCodePoints(0, index);
    }

    /** What {@link XsdLimits} knows it as; of all others it takes no limits of values. */
    private static String type(FieldType type) {
        if (type == FieldType.TEXT) {
            return "";
        }
        return TEXTS.contains(type) ? "LINE" : NUMBERS.contains(type) ? type.name() : "CODE";
    }

    private static List<XsdField> members(List<XsdField> roots, @Nullable String name) {
        XsdField root = name == null ? null : named(roots, name);
        return root == null ? List.of() : root.members();
    }

    private static @Nullable XsdField named(List<XsdField> declared, String name) {
        return declared.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Node part(Node of, String name) {
        return tuples(of).stream()
                .filter(each -> name(each).equals(name))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private static List<NodeTuple> tuples(@Nullable Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    private static String name(NodeTuple of) {
        return of.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }
}
