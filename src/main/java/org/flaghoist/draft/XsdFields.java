package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.xml.SchemaFile;
import org.flaghoist.format.xsd.XsdField;
import org.flaghoist.format.xsd.XsdForm;
import org.flaghoist.format.xsd.XsdValue;
import org.flaghoist.notification.SetupException;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads the fields of an XML Schema: elements and attributes, however deep, that stand in one file. */
final class XsdFields {

    private static final String WHOLE = "INTEGER";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("date", "DATE"),
            Map.entry("dateTime", "MOMENT"),
            Map.entry("boolean", "FLAG"),
            Map.entry("decimal", "NUMBER"),
            Map.entry("double", "NUMBER"),
            Map.entry("integer", WHOLE),
            Map.entry("int", WHOLE),
            Map.entry("long", WHOLE),
            Map.entry("short", WHOLE),
            Map.entry("unsignedInt", WHOLE),
            Map.entry("nonNegativeInteger", WHOLE),
            Map.entry("positiveInteger", WHOLE));

    private XsdFields() {}

    /** @throws SetupException where it is no XML Schema */
    static DraftedForm read(Path file) throws IOException {
        XsdForm form = XsdForm.read(file);
        checkWhole(file);
        List<DraftedField> roots =
                form.roots().stream().map(root -> field(file, root)).toList();
        return new DraftedForm(form.namespace(), roots, Set.of());
    }

    private static void checkWhole(Path file) {
        try {
            SchemaFile.compiled(new SchemaFile(file.toFile()).source());
        } catch (SAXParseException e) {
            throw SetupException.of(file, e.getLineNumber(), "schema", e.getMessage() + "; correct it");
        } catch (SAXException e) {
            throw SetupException.of(file, 1, "schema", "is no XML Schema: " + e.getMessage());
        }
    }

    private static DraftedField field(Path file, XsdField declared) {
        if (declared.place().isWithinItself()) {
            throw SetupException.of(
                    file,
                    declared.place().line(),
                    "schema",
                    "'" + declared.name()
                            + "' is a part of itself, as no form is; take it out of a copy of the schema");
        }
        XsdValue value = declared.value();
        boolean list = declared.most() > 1;
        if (value == null) {
            List<DraftedField> members = declared.members().stream()
                    .map(member -> field(file, member))
                    .toList();
            return new DraftedField(
                    declared.name(), "", declared.required(), list, Set.of(), XsdLimits.of(declared, ""), members);
        }
        Set<String> words = new LinkedHashSet<>();
        value.words().forEach(word -> words.add(word.word()));
        String type = words.isEmpty() ? TYPES.getOrDefault(value.type(), "LINE") : "CODE";
        return new DraftedField(
                declared.name(), type, declared.required(), list, words, XsdLimits.of(declared, type), List.of());
    }
}
