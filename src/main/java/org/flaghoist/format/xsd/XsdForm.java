package org.flaghoist.format.xsd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.notification.SetupException;

/**
 * The elements and attributes of an XML Schema that stand in one file.
 *
 * @param namespace of what it describes; "" where it names none
 * @param roots what may be the root of a document, in the order of the schema
 */
public record XsdForm(String namespace, List<XsdField> roots) {

    /** @throws SetupException where it is no XML Schema, or describes no element */
    public static XsdForm read(Path file) throws IOException {
        XsdNode schema = XsdReader.read(file);
        XsdMembers members = new XsdMembers(new XsdTypes(schema), Set.of());
        List<XsdField> roots =
                schema.children("element").stream().map(members::element).toList();
        if (roots.isEmpty()) {
            throw SetupException.of(file, 1, "schema", "has no root element; name an XML Schema");
        }
        return new XsdForm(schema.attribute("targetNamespace"), roots);
    }
}
