package org.flaghoist.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.xml.SchemaFile;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Whether XML fits the partner's schema, with the words that other partners bring along. */
final class XmlFit implements SchemaFit {

    private final Schema schema;
    private final String name;

    XmlFit(Path mappings, String partner, FormatFile format) {
        Path folder = mappings.resolve(partner);
        XmlForm xml = Objects.requireNonNull(format.syntax().xml());
        name = xml.schema();
        try {
            schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(source(mappings, folder, xml));
        } catch (SAXException e) {
            throw SetupException.of(folder.resolve(xml.schema()), 1, "schema", String.valueOf(e.getMessage()));
        }
    }

    private static Source source(Path mappings, Path folder, XmlForm xml) throws SAXException {
        SchemaFile file = new SchemaFile(folder.resolve(xml.schema()).toFile());
        XmlForm.PartnerList partners = xml.partners();
        if (partners == null) {
            return file.source();
        }
        SetupFaults faults = new SetupFaults();
        Set<String> words = new CodeTables(CalledWords.read(mappings, faults), faults)
                .read(folder, partners.table(), false)
                .map(table -> Set.copyOf(table.toNative().values()))
                .orElse(Set.of());
        return file.source(partners.type(), words);
    }

    @Override
    public List<String> faults(String kind, byte[] golden) throws IOException {
        if (kind.equals("in")) {
            // What it sends has been held against the schema when it was read.
            return List.of();
        }
        FirstMisfit found = new FirstMisfit(name, new ArrayList<>());
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setErrorHandler(found);
            validator.validate(new StreamSource(new ByteArrayInputStream(golden)));
        } catch (SAXParseException said) {
            return found.faults();
        } catch (SAXException e) {
            return List.of("1: schema: does not fit " + name + ": " + e.getMessage());
        }
        return found.faults();
    }

    /** Ends at the first fault. */
    private record FirstMisfit(String schema, List<String> faults) implements ErrorHandler {

        @Override
        public void warning(SAXParseException fault) {
            // Such as a schema that is named in the file, which is not read.
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            faults.add("%d: schema: does not fit %s, the partner's own schema: %s"
                    .formatted(Math.max(fault.getLineNumber(), 1), schema, fault.getMessage()));
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            // That it is no XML is said where it is compared with what its sample gives.
            throw fault;
        }
    }
}
