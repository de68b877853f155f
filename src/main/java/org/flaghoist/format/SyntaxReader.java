package org.flaghoist.format;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.xml.transform.Source;
import org.flaghoist.format.csv.CsvSyntax;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.JsonForm;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.definition.XmlForm.PartnerList;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.format.json.JsonSyntax;
import org.flaghoist.format.records.RecordLimits;
import org.flaghoist.format.records.RecordSyntax;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.format.xml.SchemaFile;
import org.flaghoist.format.xml.XmlStructure;
import org.flaghoist.format.xml.XmlSyntax;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Sets up the syntax that a {@code format.yaml} names, from the part of it that this syntax needs; none is missing. */
final class SyntaxReader {

    private final Path folder;
    private final FormatFile file;
    private final Map<String, CodeTable> tables;
    private final SetupFaults faults;

    /** @param tables those that the fields name */
    SyntaxReader(Path folder, FormatFile file, Map<String, CodeTable> tables, SetupFaults faults) {
        this.folder = folder;
        this.file = file;
        this.tables = tables;
        this.faults = faults;
    }

    /** The syntax, or null where faults were added. */
    @Nullable
    Syntax read() {
        SyntaxForm form = file.syntax();
        return switch (form.kind()) {
            case JSON -> json(form.json());
            case CSV -> new CsvSyntax(file);
            case RECORDS ->
                new RecordSyntax(requireNonNull(form.records()), RecordLimits.USUAL, file, form.usualCharset());
            case XML -> xml(requireNonNull(form.xml()));
        };
    }

    // What is in the file, flaghoist check looks at; the hub itself needs none.
    private @Nullable Syntax json(JsonForm json) {
        String schema = json.schema();
        if (schema == null || Files.isRegularFile(folder.resolve(schema))) {
            return new JsonSyntax();
        }
        reportNoFile(folder.resolve(schema), schema, "json.schema");
        return null;
    }

    private @Nullable Syntax xml(XmlForm xml) {
        Path schema = folder.resolve(xml.schema());
        if (!Files.isRegularFile(schema)) {
            reportNoFile(schema, xml.schema(), "xml.schema");
            return null;
        }
        try {
            SchemaFile read = new SchemaFile(schema.toFile());
            XmlStructure structure = new XmlStructure(source(read, xml), xml);
            boolean fits = new XmlRootsCheck(folder.resolve("format.yaml"), faults).accepts(read.roots(), xml);
            return fits ? new XmlSyntax(xml, structure, file) : null;
        } catch (SAXParseException e) {
            faults.add(schema, e.getLineNumber(), "schema", "not an XML Schema: " + e.getMessage());
        } catch (SAXException e) {
            faults.add(schema, 1, "schema", "cannot be read as an XML Schema: " + e.getMessage());
        } catch (SetupException e) {
            e.faults().forEach(faults::add);
        } catch (StackOverflowError e) {
            faults.add(schema, 1, "schema", "is nested too deep; write it flatter");
        }
        return null;
    }

    // Where nothing has its name, the name is as likely to be mistyped.
    private void reportNoFile(Path schema, String name, String key) {
        if (SetupText.isThere(schema)) {
            faults.addWhole(schema, SetupText.noFile(schema));
            return;
        }
        Path yaml = folder.resolve("format.yaml");
        String message = "there is no file '" + name + "'; correct the name, or create it";
        faults.add(yaml, YamlLines.near(yaml, key), key, message);
    }

    private Source source(SchemaFile source, XmlForm xml) throws SAXException {
        PartnerList partners = xml.partners();
        if (partners == null) {
            return source.source();
        }
        CodeTable words = tables.get(partners.table());
        if (words == null) {
            Path yaml = folder.resolve("format.yaml");
            String key = "xml.partners.table";
            throw SetupException.of(
                    yaml,
                    YamlLines.near(yaml, key),
                    key,
                    "no field has the table '" + partners.table() + "'; name the one of the partner words");
        }
        return source.source(partners.type(), Set.copyOf(words.toNative().values()));
    }
}
