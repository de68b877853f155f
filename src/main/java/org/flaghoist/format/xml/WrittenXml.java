package org.flaghoist.format.xml;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Sees that a document that was written fits the recipient's XML Schema, before it goes anywhere. It reads the bytes:
 * what is checked is what is sent. Thread-safe.
 */
final class WrittenXml {

    private final XmlParser parser;
    private final XmlStructure structure;
    private final String schema;
    private final IdentityHashMap<Fields, XmlContent> contents = new IdentityHashMap<>();

    /**
     * @param schema its file, for people
     * @param roots the fields of each root element
     */
    WrittenXml(XmlParser parser, XmlStructure structure, String schema, Set<Fields> roots) {
        this.parser = parser;
        this.structure = structure;
        this.schema = schema;
        roots.forEach(fields -> contents.put(fields, new XmlContent(fields)));
    }

    /**
     * @param fields of the root element, one of those known
     * @throws Rejection {@code SCHEMA} with the element or attribute that does not fit
     */
    byte[] checked(byte[] document, Fields fields) {
        XmlElement root = parsed(document);
        if (root == null) {
            throw new Rejection(FaultCode.SCHEMA, "", null, "elements nested too deep for " + schema);
        }
        XmlMisfit misfit = structure.first(root, Objects.requireNonNull(contents.get(fields)));
        if (misfit != null) {
            throw rejection(misfit);
        }
        return document;
    }

    private @Nullable XmlElement parsed(byte[] document) {
        try {
            return parser.parse(new String(document, StandardCharsets.UTF_8));
        } catch (NotWellFormed e) {
            throw new Rejection(FaultCode.SCHEMA, "", null, "not well-formed: " + e.getMessage());
        }
    }

    // The value itself may be a person's: it stays out.
    private Rejection rejection(XmlMisfit misfit) {
        String place = misfit.element().place(new Faults()).location();
        String field = misfit.attribute() == null ? misfit.element().name() : misfit.attribute();
        String kind = misfit.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String detail = "not valid by " + schema + " (" + kind + "): " + place;
        return new Rejection(FaultCode.SCHEMA, "", field, detail);
    }
}
