package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.fields.FieldTable;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * Makes the XML Schema of a partner's messages of its {@code format.yaml}: which elements and attributes there are, in
 * which order, and which must be there. Values are text there; what they may be stands beside them, and the hub checks
 * it.
 */
public final class XmlSchemaDraft {

    private static final String ATTRIBUTE = "@";
    private static final String OWN_TEXT = "#text";

    private final XmlForm xml;
    private final XmlValueDraft values;
    private final XmlLines lines = new XmlLines();

    private XmlSchemaDraft(XmlForm xml, XmlValueDraft values) {
        this.xml = xml;
        this.values = values;
    }

    /** @throws SetupException where the partner's messages are not XML */
    public static String of(Path mappings, String partner) {
        Path folder = mappings.resolve(partner);
        SetupFaults faults = new SetupFaults();
        FormatFile read = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
        faults.throwIfAny();
        FormatFile format = Objects.requireNonNull(read);
        XmlForm xml = format.syntax().xml();
        if (xml == null) {
            throw SetupException.of(
                    folder.resolve("format.yaml"), 1, "xml", "is missing; add it, or ask for a JSON Schema");
        }
        return new XmlSchemaDraft(xml, new XmlValueDraft(folder, format)).text(partner, format);
    }

    private String text(String partner, FormatFile format) {
        lines.comment(MadeSchema.MARK + " " + partner + "' of format.yaml and the tables; remove this line where you"
                        + " change it by hand.")
                .open("xs:schema")
                .with("xmlns:xs", "http://www.w3.org/2001/XMLSchema")
                .with("targetNamespace", xml.namespace())
                .with("elementFormDefault", "qualified");
        root(xml.root(), format.notification());
        root(xml.receipt(), format.receipt());
        if (xml.picture() != null && !format.picture().isEmpty()) {
            root(xml.picture(), format.picture());
        }
        lines.close();
        return lines.text();
    }

    private void root(String name, Fields fields) {
        lines.open("xs:element").with("name", name);
        object(fields);
        lines.close();
    }

    private void object(Fields fields) {
        Field own = fields.get(OWN_TEXT);
        if (own != null) {
            Map<String, Boolean> attributes = new LinkedHashMap<>();
            fields.byName().forEach((name, field) -> {
                if (name.startsWith(ATTRIBUTE)) {
                    attributes.put(name, field.presence().required());
                }
            });
            textWith(attributes);
            return;
        }
        lines.open("xs:complexType").open("xs:sequence");
        fields.byName().forEach((name, field) -> {
            if (!name.startsWith(ATTRIBUTE)) {
                element(name, field, FieldTable.of(name, fields));
            }
        });
        lines.close();
        fields.byName().forEach((name, field) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attribute(name, field.presence().required(), values.of(field, FieldTable.of(name, fields)));
            }
        });
        lines.close();
    }

    private void element(String name, Field field, @Nullable FieldTable table) {
        lines.open("xs:element").with("name", name);
        Map<String, Boolean> members = values.membersOf(field);
        boolean isText = field.members().isEmpty() && members.isEmpty();
        if (isText) {
            lines.with("type", "xs:string");
        }
        if (!field.presence().required()) {
            lines.with("minOccurs", "0");
        }
        if (field.list()) {
            lines.with("maxOccurs", "unbounded");
        }
        if (isText) {
            lines.note(values.of(field, table));
        } else if (!field.members().isEmpty()) {
            object(field.members());
        } else if (members.containsKey(OWN_TEXT)) {
            members.remove(OWN_TEXT);
            textWith(members);
        } else {
            parts(members);
        }
        lines.close();
    }

    private void parts(Map<String, Boolean> members) {
        lines.open("xs:complexType").open("xs:sequence");
        List<String> attributes = new ArrayList<>();
        members.forEach((name, required) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.add(name);
            } else {
                lines.open("xs:element").with("name", name).with("type", "xs:string");
                if (!required) {
                    lines.with("minOccurs", "0");
                }
                lines.close();
            }
        });
        lines.close();
        attributes.forEach(name -> attribute(name, Boolean.TRUE.equals(members.get(name)), ""));
        lines.close();
    }

    private void textWith(Map<String, Boolean> attributes) {
        lines.open("xs:complexType")
                .open("xs:simpleContent")
                .open("xs:extension")
                .with("base", "xs:string");
        attributes.forEach((name, required) -> attribute(name, required, ""));
        lines.close().close().close();
    }

    private void attribute(String name, boolean required, String note) {
        lines.open("xs:attribute").with("name", name.substring(1)).with("type", "xs:string");
        if (required) {
            lines.with("use", "required");
        }
        lines.note(note).close();
    }
}
