package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.fields.FieldTable;
import org.flaghoist.format.xsd.XsdField;
import org.flaghoist.format.xsd.XsdForm;
import org.flaghoist.format.xsd.XsdValue;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/**
 * Compares the words that a partner's own XML Schema lists with the code tables of the fields that have them. A word
 * that the schema does not list is a dead letter when it is written, and one that the table does not have is refused.
 */
final class SchemaWords {

    private final Path folder;
    private final CalledWords called;
    private final SetupFaults found;

    /** @param called words that other partners bring along for the tables of this one */
    SchemaWords(Path folder, CalledWords called, SetupFaults found) {
        this.folder = folder;
        this.called = called;
        this.found = found;
    }

    void check(FormatFile format) {
        XmlForm xml = format.syntax().xml();
        if (xml == null || !isThere(folder, xml)) {
            return;
        }
        Path schema = folder.resolve(xml.schema());
        List<XsdField> roots = read(schema).roots();
        Map<Path, List<ListedField>> byTable = new LinkedHashMap<>();
        collect("notification", root(roots, xml.root()), format.notification(), byTable);
        collect("receipt", root(roots, xml.receipt()), format.receipt(), byTable);
        collect("picture", root(roots, xml.picture()), format.picture(), byTable);
        String partners = xml.partners() == null ? "" : xml.partners().type();
        ListedWords words = new ListedWords(folder.resolve("format.yaml"), schema, partners, called, found);
        byTable.forEach(words::check);
    }

    private static boolean isThere(Path folder, XmlForm xml) {
        return Files.isRegularFile(folder.resolve(xml.schema()));
    }

    /** What the schema declares of a notification; nothing where there is none. */
    static List<XsdField> notification(Path folder, FormatFile format) {
        XmlForm xml = format.syntax().xml();
        return xml == null || !isThere(folder, xml)
                ? List.of()
                : root(read(folder.resolve(xml.schema())).roots(), xml.root());
    }

    private static XsdForm read(Path schema) {
        try {
            return XsdForm.read(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<XsdField> root(List<XsdField> roots, @Nullable String name) {
        return roots.stream()
                .filter(root -> root.name().equals(name))
                .findFirst()
                .map(XsdField::members)
                .orElse(List.of());
    }

    private void collect(String part, List<XsdField> declared, Fields fields, Map<Path, List<ListedField>> byTable) {
        JsonPointer at = JsonPointer.empty().appendProperty(part);
        collect(new DeclaredPart(at, "", part.equals("notification")), declared, fields, byTable);
    }

    private record DeclaredPart(JsonPointer at, String above, boolean isRead) {

        /** Null where the schema lists no words. */
        @Nullable
        ListedField listed(XsdField declared, Field field, FieldTable table) {
            XsdValue value = declared.value();
            return value == null || value.words().isEmpty()
                    ? null
                    : new ListedField(
                            at.appendProperty(declared.name()),
                            above + declared.name(),
                            field,
                            table.part(),
                            value,
                            isRead && !field.out());
        }

        DeclaredPart below(String name, Field field) {
            JsonPointer members = at.appendProperty(name).appendProperty("members");
            return new DeclaredPart(members, above + name + ".", isRead && !field.out());
        }
    }

    private void collect(
            DeclaredPart part, List<XsdField> declared, Fields fields, Map<Path, List<ListedField>> byTable) {
        for (XsdField each : declared) {
            Field field = fields.get(each.name());
            if (field != null) {
                FieldTable table = FieldTable.of(each.name(), fields);
                ListedField listed = table == null ? null : part.listed(each, field, table);
                if (table != null && listed != null) {
                    byTable.computeIfAbsent(CodeTables.file(folder, table.name()), none -> new ArrayList<>())
                            .add(listed);
                }
                // A schema may have types within themselves; the fields have an end.
                if (!field.members().isEmpty()) {
                    collect(part.below(each.name(), field), each.members(), field.members(), byTable);
                }
            }
        }
    }
}
