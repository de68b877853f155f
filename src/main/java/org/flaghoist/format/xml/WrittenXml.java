package org.flaghoist.format.xml;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.xml.XmlWriter.WrittenDocument;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnfitField;

/**
 * Sees that a document that was written fits the recipient's XML Schema, before it goes anywhere, by what the writer
 * noted. Thread-safe.
 */
final class WrittenXml {

    private final XmlStructure structure;
    private final String schema;
    private final IdentityHashMap<Fields, XmlContent> contents = new IdentityHashMap<>();

    /**
     * @param schema its file, for people
     * @param roots the fields of each root element
     */
    WrittenXml(XmlStructure structure, String schema, Set<Fields> roots) {
        this.structure = structure;
        this.schema = schema;
        roots.forEach(fields -> contents.put(fields, new XmlContent(fields)));
    }

    /**
     * @param fields of the root element, one of those known
     * @throws Rejection {@code SCHEMA} with the element or attribute that does not fit
     */
    byte[] checked(WrittenDocument document, Fields fields) {
        XmlMisfit misfit = structure.first(document.root(), Objects.requireNonNull(contents.get(fields)));
        if (misfit != null) {
            throw rejection(misfit);
        }
        return document.bytes();
    }

    // The value itself may be a person's: it stays out.
    private Rejection rejection(XmlMisfit misfit) {
        String place = misfit.element().place(new Faults()).location();
        String field = misfit.attribute() == null ? misfit.element().name() : misfit.attribute();
        String kind = misfit.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String detail = "not valid by " + schema + " (" + kind + "): " + place;
        List<String> path = misfit.element().path();
        if (misfit.attribute() != null) {
            path.add(XmlContent.ATTRIBUTE + misfit.attribute());
        }
        String why = "is refused by " + schema + ", as it " + why(misfit) + " (at " + place + ")";
        UnfitField unfit = new UnfitField(path, null, why);
        return new Rejection(FaultCode.SCHEMA, "", field, detail).unfit(unfit);
    }

    private static String why(XmlMisfit misfit) {
        return switch (misfit.kind()) {
            case MISPLACED -> "may not stand here, or what must stand before it is missing";
            case CONTENT -> "lacks an element that must be in it, or has text beside elements";
            case ATTRIBUTE ->
                misfit.attribute() == null ? "lacks an attribute that must be there" : "is not known there";
            case WORD -> "has a word that is not listed there";
            case VALUE, ATTRIBUTE_VALUE -> "has a value that does not fit there";
        };
    }
}
